import { describe, expect, it } from 'vitest';
import { formulas } from '@/prisma/factories/hostile-texts';
import { toCsv } from './csv';

describe('a CSV file', () => {
  it('begins with the mark of UTF-8, ends its lines with CRLF and quotes what needs it', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['x,y', 'say "so"'],
        [1.5, null],
      ]),
    ).toBe('\ufeffa,b\r\n"x,y","say ""so"""\r\n1.5,\r\n');
  });

  it.each([...formulas, '-2+3+cmd', '\r=1', '−A1', '  =1+1', '\u00a0@A1', '＝1+1', '＋A1'])(
    'makes the formula %j text, also as a head',
    (cell) => {
      const [head, body] = toCsv([[cell], [cell]])
        .slice(1)
        .split('\r\n');
      expect(head).toMatch(/^"?'/);
      expect(body).toBe(head);
    },
  );

  it.each(['+41 22 717 91 11', '-5', '+33 (0)1 23', 'a=b'])('leaves %j as it is', (cell) => {
    expect(toCsv([[cell]])).toBe(`\ufeff${cell}\r\n`);
  });
});
