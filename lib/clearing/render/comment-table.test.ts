import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { MeetingFrame } from '@/lib/auth/scope';
import { unpack } from '@/lib/core/sheet/unpack.mjs';
import { everything, formulas } from '@/prisma/factories/hostile-texts';
import type { CommentRow } from '../queries/comments';
import type { Round } from '../queries/rounds';
import { wordCommentTable } from './comment-table';
import { renderCommentTable } from './comment-table-docx';
import { longestComment } from '../schema';
import { renderCommentSheet } from './comment-table-xlsx';

const at = new Date('2027-05-01T16:00:00Z');
const meeting = { zone: 'Europe/Zurich', illustrative: true } as MeetingFrame;
const round = {
  number: 2,
  version: 3,
  contentHash: 'ab'.repeat(32),
  at,
  closesAt: new Date('2027-05-08T16:00:00Z'),
} as Round;

const sentence = {
  language: 'fr',
  position: 1,
  blockId: 'b',
  uid: 'u',
  kind: 'PARAGRAPH',
  level: null,
  label: null,
  number: 4,
  text: 'Elles se réuniront.',
} as const;

const comment = (over: Partial<CommentRow> = {}): CommentRow => ({
  id: 'c',
  delegation: { id: 'd', names: { en: 'A process', fr: 'Un processus' } },
  severity: 'OBJECTION',
  writtenIn: 'fr',
  text: 'Quand ?\nEt où ?',
  proposed: null,
  at,
  withdrawnAt: null,
  sentence,
  dispositions: [
    { number: 2, kind: 'ACCEPTED_IN_PART', writtenIn: 'en', reply: 'In 2029.', at },
    { number: 1, kind: 'NOTED', writtenIn: 'en', reply: 'Noted.', at },
  ],
  ...over,
});

const tableOf = (comments: CommentRow[], locale: 'en' | 'fr' | 'es' = 'en') =>
  wordCommentTable(meeting, { symbol: 'X/Highlights', round, comments }, locale);

/** Every text of a document, in order. */
const textsOf = (bytes: Uint8Array) =>
  [...strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(
    ([, text = '']) => text,
  );

describe('the comment table', () => {
  it('has a row for each comment with the disposition that stands, in the words of each language', () => {
    expect(tableOf([comment()]).rows[0]?.map(({ text }) => text)).toEqual([
      '1',
      '4',
      'Elles se réuniront.',
      'A process',
      'Objection',
      'Quand ?\nEt où ?',
      '',
      'Accepted in part',
      'In 2029.',
    ]);
    const [heading] = tableOf(
      [comment({ sentence: { ...sentence, label: 'II', number: null }, dispositions: [] })],
      'es',
    ).rows;
    expect(heading?.map(({ text }) => text)).toEqual([
      '1',
      'II',
      sentence.text,
      'A process',
      'Objeción',
      comment().text,
      '',
      '',
      '',
    ]);
    expect(tableOf([comment({ withdrawnAt: at })], 'fr').rows[0]?.[4]?.text).toBe('Objection (retirée)');
  });

  it('is a document on its side with its head on every page, each text in its language, the same bytes whenever it is made', async () => {
    const table = tableOf([comment({ writtenIn: 'ar', text: 'متى؟' })]);
    const bytes = await renderCommentTable(table);
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/<w:pgSz [^>]*w:orient="landscape"/);
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('<w:bidi/>');
    expect(xml).toMatch(/w:val="fr"\/>/);
    expect(textsOf(bytes).filter((text) => text !== '')).toEqual([
      table.title,
      table.facts,
      `Text: version 3, sha256 ${'ab'.repeat(32)}`,
      table.illustrative,
      ...table.heads,
      ...(table.rows[0] ?? []).map(({ text }) => text).filter((text) => text !== ''),
    ]);
    expect(Buffer.from(await renderCommentTable(table)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('holds hostile texts as texts and no formula', async () => {
    const hostile = [...formulas, ...everything];
    const table = tableOf(hostile.map((text) => comment({ text, proposed: text })));
    const bytes = await renderCommentSheet(table);
    const parts = [...unpack(bytes, (name) => name.endsWith('.xml')).entries()];
    expect(parts.filter(([, xml]) => /<(f|definedName|ddeLink|externalReference)[\s>]/.test(xml))).toEqual([]);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    const rows = sheet?.data ?? [];
    expect(rows.find(([number]) => number === 1)?.[5]).toBe(formulas[0]);
    expect(rows).toHaveLength(hostile.length + 5);
    expect(unzipSync(await renderCommentTable(table))['word/document.xml']?.length).toBeGreaterThan(0);
  });

  it('stands whole in the cells of a sheet on its side, also where a comment is long', async () => {
    const long = 'A long comment. '.repeat(60);
    const bytes = await renderCommentSheet(tableOf([comment({ text: long }), comment({ text: 'Short.' })]));
    const parts = unpack(bytes, (name) => name.endsWith('.xml'));
    const part = (name: string) => [...parts].find(([path]) => path.endsWith(name))?.[1] ?? '';
    expect(part('styles.xml')).toContain('wrapText="1"');
    expect(part('sheet1.xml')).toMatch(
      /<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/,
    );
    expect(part('sheet1.xml')).toMatch(/<pageSetup [^>]*orientation="landscape" fitToWidth="1" fitToHeight="0"/);
    const [high = 0, low = 0] = [...part('sheet1.xml').matchAll(/<row [^>]*\sht="(\d+)"/g)].map(([, height]) =>
      Number(height),
    );
    expect(high).toBeGreaterThanOrEqual((long.length / 50) * 15);
    expect(low).toBe(15);
  });

  it('stands whole also where a comment is as long as one may be', async () => {
    const bytes = await renderCommentSheet(tableOf([comment({ text: 'a comment '.repeat(longestComment / 10) })]));
    const [, xml = ''] = [...unpack(bytes, (name) => name.endsWith('sheet1.xml'))][0] ?? [];
    const height = Number(/<row [^>]*\sht="(\d+)"/.exec(xml)?.[1]);
    const widest = Math.max(...[...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width)));
    expect(height).toBeLessThanOrEqual(409);
    expect(Math.ceil(longestComment / (widest - 2)) * 15).toBeLessThanOrEqual(height);
  });

  it('names the text by its hash alone where no version of it was kept', () => {
    const { text } = wordCommentTable(meeting, { symbol: 'X', round: { ...round, version: null }, comments: [] }, 'fr');
    expect(text).toBe(`Texte\u00a0: sha256 ${'ab'.repeat(32)}`);
  });

  it('says so where nobody has commented', async () => {
    expect(textsOf(await renderCommentTable(tableOf([])))).toContain('No delegation has commented.');
    const [sheet] = await readXlsxFile(Buffer.from(await renderCommentSheet(tableOf([]))));
    expect(sheet?.data.at(-1)?.[0]).toBe('No delegation has commented.');
  });
});
