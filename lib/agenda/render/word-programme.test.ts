import { describe, expect, it } from 'vitest';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything } from '@/prisma/factories/hostile-texts';
import { readDocx } from '@/prisma/factories/read-docx';
import { readPdf } from '@/prisma/factories/read-pdf';
import { locales } from '@/lib/i18n/routing';
import { programmePapers } from '../model/papers';
import { programmeFile } from './programme-file';
import { longProgramme } from '@/prisma/factories/programme';
import { wordProgramme } from './word-programme';

const baseUrl = 'https://parley.example.org';
const source = longProgramme();

describe.each(programmePapers)('a programme as %s', (kind) => {
  it.each(locales)(
    'says in %s all that the programme says, as a PDF for everybody and as a text document',
    async (language) => {
      const wording = { language, baseUrl };
      const pdf = await programmeFile(source, { kind, format: 'pdf' }, wording);
      const { part, isMarked, showsTitle, language: spoken, fontsOutside } = readPdf(pdf);
      expect({ part, isMarked, showsTitle, spoken, fontsOutside }).toEqual({
        part: '1',
        isMarked: true,
        showsTitle: true,
        spoken: language,
        fontsOutside: 0,
      });
      const paper = wordProgramme(source, kind, wording);
      const docx = await programmeFile(source, { kind, format: 'docx' }, wording);
      const told = source.programme.sessions.flatMap(({ title, roles, items, documents, note }) => [
        title[language] ?? title.en ?? '',
        ...roles.flatMap(({ name }) => name ?? []),
        ...items.map((item) => item.title[language] ?? ''),
        ...documents.map((document) => document.title[language] ?? document.title.en ?? ''),
        note[language] ?? note.en ?? '',
      ]);
      told.push(...paper.parts.map(({ title }, at) => `${at + 1}. ${title}`));
      expect([notPrintedIn(pdf, told), notPrintedIn(docx, told)]).toEqual([[], []]);
      const headings = readDocx(docx).paragraphs.filter(({ style }) => style === 'Heading1');
      expect(headings.map(({ text }) => text)).toEqual(paper.parts.map(({ title }, at) => `${at + 1}. ${title}`));
      // The same programme gives the same bytes.
      expect(await programmeFile(source, { kind, format: 'pdf' }, wording)).toEqual(pdf);
      expect(await programmeFile(source, { kind, format: 'docx' }, wording)).toEqual(docx);
    },
    60_000,
  );

  it('prints any text to the letter', async () => {
    const sessions = everything.map((text, at) => ({
      ...(source.programme.sessions[0] ?? raise()),
      id: `s-${at}`,
      title: { en: text },
      roles: [{ kind: 'CHAIR' as const, name: text, about: { en: text } }],
    }));
    const wild = { ...source, programme: { ...source.programme, sessions } };
    for (const format of ['pdf', 'docx'] as const)
      expect(
        notPrintedIn(await programmeFile(wild, { kind, format }, { language: 'en', baseUrl }), everything),
      ).toEqual([]);
  }, 60_000);
});

it('the booklet has the rooms and the people, each where there are any', () => {
  const titles = (of: typeof source) =>
    wordProgramme(of, 'booklet', { language: 'en', baseUrl }).parts.map(({ title }) => title);
  expect(titles(source).slice(-3)).toEqual(['Rooms', 'People', 'About this version']);
  const bare = source.programme.sessions.map((session) => ({ ...session, room: null, roles: [] }));
  expect(titles({ ...source, programme: { ...source.programme, sessions: bare } })).toEqual([
    'Practical information',
    'Friday 29 January 2027',
    'Saturday 30 January 2027',
    'About this version',
  ]);
});

function raise(): never {
  throw new Error('the programme has no sessions');
}
