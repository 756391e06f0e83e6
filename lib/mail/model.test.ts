import { expect, it } from 'vitest';
import { everything, headerBreaks, longCells, placeholders } from '@/prisma/factories/hostile-texts';
import { fillPlaceholders, headerLine, isMailbox } from './model';
import { wordMail } from './word-mail';

it('a value is put in as it is: no placeholder in it is filled, nothing in it is run', () => {
  const own = new Map([['invitation en', { subject: 'For {name}', body: '{name}\n{link}' }]]);
  for (const name of [...everything, ...placeholders]) {
    const { subject, body } = wordMail('invitation', 'en', own, { name, link: 'https://parley.example/secret' });
    expect(body).toBe(`${name}\nhttps://parley.example/secret`);
    expect(subject).toBe(`For ${headerLine(name)}`);
  }
  expect(fillPlaceholders('{constructor} {__proto__} {toString}', {})).toBe('{constructor} {__proto__} {toString}');
});

it('a subject is one line, and an address one mailbox', () => {
  for (const breaks of headerBreaks) {
    expect(headerLine(`a${breaks}b`)).not.toMatch(/[\r\n\u2028\u2029]/);
    expect(isMailbox(`a@example.org${breaks}`)).toBe(false);
    expect(isMailbox(`a${breaks}@example.org`)).toBe(false);
  }
});

it('long texts are read as fast as others', () => {
  const started = performance.now();
  for (const text of longCells(200_000)) {
    isMailbox(text);
    headerLine(text);
    fillPlaceholders(`{${text}`, { a: '1' });
  }
  expect(performance.now() - started).toBeLessThan(3_000);
});
