import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheet } from '@/lib/core/sheet/read-sheet';
import { locales } from '@/lib/i18n/routing';
import { definitionSchema } from '@/lib/surveys/model/definition';
import { everyKind } from '@/prisma/factories/every-kind';
import type { PaperAnswers } from './model/paper';
import { readBack, readOrigin, writeOrigin, type ReadRow } from './model/read-back';
import { sheetRows, type Lists } from './model/sheet';
import { renderSheet } from './render/sheet';

const definition = definitionSchema.parse(everyKind);
const lists: Lists = {
  COUNTRY: [
    { code: 'CH', label: { en: 'Switzerland', fr: 'Suisse' } },
    { code: 'CI', label: { en: 'Côte d’Ivoire' } },
  ],
  ORGANISATION: [{ code: 'iom', label: { en: 'IOM' } }],
};
const origin = {
  survey: '018f0000-0000-7000-8000-000000000000',
  version: 3,
  party: 'budapest',
  madeAt: '2027-03-01T10:00:00Z',
};
const value = { kind: 'VALUE' as const, choices: [], number: null, text: null, language: null };
const answers: PaperAnswers = {
  stage: { ...value, choices: ['done'] },
  means: { ...value, choices: ['data', 'other'], other: 'Study visits' },
  priorities: { ...value, choices: ['b', 'a'] },
  useful: { ...value, kind: 'DONT_KNOW' },
  rows: { ...value, cells: { entry: 'much' } },
  figure: { ...value, number: 12.5 },
  since: { ...value, text: '2019-05-01' },
  name: { ...value, text: '=HYPERLINK("http://example.org")' },
  experience: { ...value, text: '+41 22 717 91 11\n<b>&amp;</b>' },
  states: { ...value, codes: ['CH', 'CI'] },
  body: { ...value, kind: 'NO_CONSENSUS' },
};
const fileOf = (of: PaperAnswers, locale: (typeof locales)[number] = 'en') =>
  renderSheet(
    {
      name: 'Questionnaire',
      title: 'Survey',
      madeFor: 'A party',
      note: 'Write in “Answer” only.',
      heads: { number: 'No.', label: 'Question', answer: 'Answer', how: 'How' },
      origin: writeOrigin(origin),
    },
    sheetRows({ definition, topK: 3, answers: of, revisions: { stage: 4 }, lists, locale }),
  );
async function rowsOf(bytes: Uint8Array): Promise<ReadRow[]> {
  const reading = await readSheet(bytes);
  if (!reading.ok) throw new Error(reading.code);
  return reading.sheet.rows;
}
/** The sheet with a text typed into the cell of a key. */
const typed = (rows: readonly ReadRow[], texts: Record<string, string>): ReadRow[] =>
  rows.map((row) => {
    const text = texts[row.cells[4] ?? ''];
    return text === undefined ? row : { ...row, cells: row.cells.map((cell, column) => (column === 2 ? text : cell)) };
  });

describe('the sheet', () => {
  it('says in a text that names an answer which question it is', async () => {
    const rows = await rowsOf(fileOf(null));
    expect(rows.map(({ cells }) => cells[1])).toContain('Since (your answer to question 1)');
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => cell.includes('${'))).toEqual([]);
  });

  it.each(locales)('brings back in %s what was put into it, and nothing where it was blank', async (locale) => {
    const filled = await rowsOf(fileOf(answers, locale));
    expect(readOrigin(filled)).toEqual(origin);
    const read = readBack(filled, definition, lists);
    expect(read.flatMap(({ errors }) => errors)).toEqual([]);
    expect(Object.fromEntries(read.map(({ question, fields }) => [question, fields]))).toEqual({
      stage: { choice: 'done' },
      means: { choices: ['data', 'other'], other: 'Study visits' },
      priorities: { order: { a: '2', b: '1' } },
      useful: { point: 'DONT_KNOW' },
      rows: { cells: { entry: 'much' } },
      figure: { number: '12.5' },
      since: { date: '2019-05-01' },
      name: { text: '=HYPERLINK("http://example.org")' },
      experience: { text: '+41 22 717 91 11\n<b>&amp;</b>' },
      states: { codes: ['CH', 'CI'] },
      body: { instead: 'NO_CONSENSUS' },
    });
    expect(read.find(({ question }) => question === 'stage')?.revision).toBe(4);
    expect(readBack(await rowsOf(fileOf(null, locale)), definition, lists)).toEqual([]);
  });

  it('holds no formula, locks all but the answers, offers lists, and hides its codes', () => {
    const xml = strFromU8(unzipSync(fileOf(answers))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml).toMatch(/<col min="5" max="7" [^>]*hidden="1"/);
    expect(xml.match(/<dataValidation /g)?.length).toBeGreaterThan(15);
  });

  it('says at the cell what cannot be read, and leaves the question alone', async () => {
    const blank = await rowsOf(fileOf(null));
    const read = readBack(
      typed(blank, {
        'stage value': 'Somewhere',
        'means mark data': 'perhaps',
        'priorities place a': 'first',
        'since value': '01/05/2019',
        'states value': 'Switzerland; Atlantis',
        'useful value': '4',
        'useful instead': 'We do not know',
      }),
      definition,
      lists,
    );
    const errors = Object.fromEntries(read.map((each) => [each.question, each.errors.map(({ code }) => code)]));
    expect(errors).toEqual({
      stage: ['unknown_choice'],
      means: ['not_a_mark'],
      priorities: ['not_a_place'],
      since: ['not_a_day'],
      states: ['unknown_name'],
      useful: ['answer_or_reason'],
    });
    expect(read[0]?.errors[0]?.cell).toMatch(/^C\d+$/);
  });

  it('knows a choice by its words in any language, in any case, or by its code', async () => {
    const blank = await rowsOf(fileOf(null));
    const said = (text: string) => readBack(typed(blank, { 'stage value': text }), definition, lists)[0]?.fields;
    for (const text of ['Done', 'done', '  DONE ', 'Done (fr)']) expect(said(text)).toEqual({ choice: 'done' });
  });

  it('takes nothing from keys that the questionnaire does not have', async () => {
    const blank = await rowsOf(fileOf(null));
    const changed = blank.map((row) => {
      const isStage = row.cells[4] === 'stage value';
      return isStage
        ? { ...row, cells: row.cells.map((cell, at) => (at === 4 ? '__proto__ value' : at === 2 ? 'x' : cell)) }
        : row;
    });
    expect(readBack(changed, definition, lists)).toEqual([]);
    expect(readOrigin([{ number: 1, cells: ['', '', '', '', 'something else'], wrong: [] }])).toBeNull();
  });

  it('reads a formula by what it says, and calls one without a value an error at its cell', async () => {
    const parts = unzipSync(fileOf(null));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const rows = await rowsOf(fileOf(null));
    const row = rows.find(({ cells }) => cells[4] === 'name value')?.number;
    const broken = xml.replace(
      new RegExp(`<c r="C${row}" s="4"/>`),
      `<c r="C${row}" s="4"><f>WEBSERVICE("http://example.org")</f></c>`,
    );
    const file = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(broken) });
    expect(readBack(await rowsOf(file), definition, lists)).toMatchObject([
      { question: 'name', errors: [{ cell: `C${row}`, code: 'formula' }] },
    ]);
  });
});
