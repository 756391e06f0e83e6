import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything } from '@/prisma/factories/hostile-texts';
import { letterheadIn } from './model';
import { renderLetters, type Letter } from './render/letter';

const letter: Letter = {
  kind: 'NOTE_VERBALE',
  language: 'fr',
  title: 'Note verbale GRCP7/NV/MIDSA',
  titleShown: 'Note verbale',
  head: letterheadIn(
    { en: { from: 'Secretariat', address: '17, route\nGenève', signatory: 'A', place: 'Genève' } },
    'fr',
  ),
  illustrative: true,
  reference: 'Réf. GRCP7/NV/MIDSA',
  placeAndDate: 'Genève, le 12 mars 2027',
  addressee: ['Mission permanente de #panic("no") *gras*', 'Genève'],
  salutation: null,
  blocks: [
    { kind: 'text', text: 'Le secrétariat présente ses compliments. #include "/etc/passwd" $x$ @a' },
    { kind: 'details', items: [{ label: 'Places', value: '2' }] },
  ],
  closing: 'Le secrétariat saisit cette occasion.',
  copies: ['Point focal'],
};

describe('a letter as a PDF', () => {
  it('is tagged, titled and the same each time; texts are data and never source', async () => {
    const twice = await renderLetters(
      [
        { letter, code: 'ABCD-EFGH-JKMN' },
        { letter, code: 'ABCD-EFGH-JKMN' },
        { letter: { ...letter, kind: 'LETTER', salutation: 'Madame,' }, code: null },
      ],
      'https://parley.example',
    );
    if (process.env.PARLEY_LOOK) twice.forEach((pdf, i) => writeFileSync(`${process.env.PARLEY_LOOK}-${i}.pdf`, pdf));
    expect(twice).toHaveLength(3);
    const [first, second, third] = twice.map((pdf) => Buffer.from(pdf).toString('latin1'));
    expect(first?.slice(0, 5)).toBe('%PDF-');
    expect(first).toContain('pdfuaid');
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('prints to the letter what others would run, wherever it stands', async () => {
    const places: Record<string, (text: string) => Partial<Letter>> = {
      head: (text) => ({ head: { ...letter.head, from: text, address: text, signatory: text, function: text } }),
      title: (text) => ({ titleShown: text, reference: text, placeAndDate: text }),
      addressee: (text) => ({ addressee: [text], salutation: text }),
      blocks: (text) => ({
        blocks: [
          { kind: 'text', text },
          { kind: 'details', items: [{ label: text, value: text }] },
        ],
      }),
      end: (text) => ({ closing: text, copies: [text] }),
    };
    const letters = Object.values(places).map((put) => ({
      letter: { ...letter, ...put(everything.join('\n')) },
      code: null,
    }));
    const pdfs = await renderLetters(letters, 'https://parley.example');
    expect(pdfs.map((pdf) => notPrintedIn(pdf, everything))).toEqual(pdfs.map(() => []));
  });

  it('for a visa has room for signature and stamp, and the number of the document only where it is handed in', async () => {
    const code = 'ABCD-EFGH-JKMN';
    const asked = { ...letter, kind: 'LETTER' as const };
    const pdfs = await renderLetters(
      [
        { letter: asked, code },
        { letter: asked, code, visa: { document: null } },
        { letter: asked, code, visa: { document: '12AB34567' } },
      ],
      'https://parley.example',
    );
    expect(new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('latin1'))).size).toBe(3);
  });
});

describe('the letterhead', () => {
  it('falls back to the first language that has the line, and never throws on what is stored', () => {
    expect(letterheadIn({ en: { from: 'S', place: 'Geneva' }, fr: { place: 'Genève' } }, 'fr')).toMatchObject({
      from: 'S',
      place: 'Genève',
      signatory: '',
    });
    expect(letterheadIn(null, 'es').from).toBe('');
    expect(letterheadIn({ en: 'x' }, 'es').from).toBe('');
  });
});
