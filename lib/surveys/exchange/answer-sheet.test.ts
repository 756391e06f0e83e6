import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { unpack } from '@/lib/core/sheet/unpack.mjs';
import { toWorkbook } from '@/lib/core/workbook';
import { everything, formulas, slowPatterns } from '@/prisma/factories/hostile-texts';
import { definitionSchema, type SurveyDefinitionInput } from '../model/definition';
import { answerSheet, notAsked, type AnswerSheetWords, type SubmittedAnswers } from './answer-sheet';

const define = (definition: SurveyDefinitionInput) => definitionSchema.parse(definition);
const words: AnswerSheetWords = {
  heads: {
    party: 'Code',
    name: 'Name',
    kind: 'Kind',
    version: 'Version',
    at: 'Submitted',
    late: 'Late',
    other: 'other',
    language: 'language',
    file: 'file given',
  },
  label: (said) => said.en ?? '',
  reason: (kind) => kind.toLowerCase(),
};
const choice = (code: string, en = code) => ({ code, label: { en } });
const value = (given: Partial<NonNullable<SubmittedAnswers['answers'][string]>>) => ({
  ...{ kind: 'VALUE' as const, choices: [], number: null, text: null, language: null },
  ...given,
});
const first = define({
  questions: [
    {
      code: 'many',
      type: 'MULTIPLE',
      label: { en: 'Which?' },
      choices: [choice('a', '=HYPERLINK("x")'), choice('gone')],
    },
    { code: 'old', type: 'LONG_TEXT', label: { en: 'Old' } },
  ],
});
const second = define({
  questions: [
    { code: 'note', type: 'NOTE', label: { en: 'A note' } },
    {
      code: 'grid',
      type: 'MATRIX',
      label: { en: 'Grid' },
      rows: [choice('r1', 'Row 1')],
      columns: [choice('x', 'X'), choice('y', 'Y')],
    },
    { code: 'order', type: 'RANKING', label: { en: 'Order' }, choices: [choice('b', 'B'), choice('c', 'C')] },
    {
      code: 'many',
      type: 'MULTIPLE',
      label: { en: 'Which ones?' },
      choices: [choice('a', '=HYPERLINK("x")'), choice('added')],
      other: true,
    },
    { code: 'one', type: 'SINGLE', label: { en: 'One' }, choices: [choice('b', 'B'), choice('c', 'C')] },
  ],
});
const versions = new Map([
  [1, first],
  [2, second],
]);
const party = (code: string) => ({ code, name: `The ${code}`, kind: 'RCP' });
const submitted: SubmittedAnswers[] = [
  {
    party: party('one'),
    version: 1,
    at: '2026-11-01T10:00:00Z',
    late: false,
    answers: { many: value({ choices: ['gone'] }), old: value({ text: '@SUM(A1)', language: 'en' }) },
  },
  {
    party: party('two'),
    version: 2,
    at: '2026-11-02T10:00:00Z',
    late: true,
    answers: {
      grid: value({ cells: { r1: 'y' } }),
      order: value({ choices: ['c', 'b'] }),
      many: value({ choices: ['a', 'other'], other: 'Something else' }),
      one: { ...value({}), kind: 'NO_CONSENSUS' },
    },
  },
];
const cells = (list: readonly SubmittedAnswers[], line: number) => {
  const { heads, lines } = answerSheet(versions, list, words);
  return Object.fromEntries(heads.map((head, index) => [head, lines[line]?.[index] ?? null]));
};

describe('the sheet of answers', () => {
  it('has the columns of every version, with codes and labels; what was not asked or offered says so', () => {
    expect(cells(submitted, 0)).toEqual({
      Code: 'one',
      Name: 'The one',
      Kind: 'RCP',
      Version: 1,
      Submitted: '2026-11-01T10:00:00Z',
      Late: 0,
      'grid/r1': notAsked,
      'grid/r1: Grid — Row 1': notAsked,
      order: notAsked,
      'order: Order': notAsked,
      'order/b: B': notAsked,
      'order/c: C': notAsked,
      many: 'gone',
      'many: Which ones?': 'gone',
      'many/a: =HYPERLINK("x")': 0,
      'many/added: added': notAsked,
      'many/gone: gone': 1,
      'many: other': null,
      one: notAsked,
      'one: One': notAsked,
      old: '@SUM(A1)',
      'old: language': 'en',
    });
    expect(cells(submitted, 1)).toMatchObject({
      Late: 1,
      'grid/r1': 'y',
      'grid/r1: Grid — Row 1': 'Y',
      order: 'c b',
      'order: Order': 'C; B',
      'order/b: B': 2,
      'order/c: C': 1,
      many: 'a other',
      'many/gone: gone': notAsked,
      'many: other': 'Something else',
      one: 'NO_CONSENSUS',
      'one: One': 'no_consensus',
      old: notAsked,
    });
  });

  it('names nobody where answers are anonymous', () => {
    const anonymous = submitted.map((each) => ({ ...each, party: null, at: null, late: null }));
    const { heads, lines } = answerSheet(versions, anonymous, words);
    expect(heads.slice(0, 2)).toEqual(['Version', 'grid/r1']);
    expect(JSON.stringify(lines)).not.toContain('The one');
  });

  it('holds hostile questions, choices, names and answers as texts, in CSV and in a workbook', async () => {
    const texts = [...formulas, ...everything, ...slowPatterns].map((text) => text.trim());
    const asked = define({
      questions: texts.flatMap((text, index) => [
        { code: `text-${index}`, type: 'LONG_TEXT' as const, label: { en: text } },
        {
          code: `one-${index}`,
          type: 'SINGLE' as const,
          label: { en: text },
          choices: [choice('a', text), choice('b')],
          other: true,
        },
      ]),
    });
    const answers = Object.fromEntries(
      texts.flatMap((text, index) => [
        [`text-${index}`, value({ text, language: 'en' })],
        [`one-${index}`, value({ choices: ['other'], other: text })],
      ]),
    );
    const given = texts.map((text) => ({
      party: { code: 'one', name: text, kind: 'RCP' },
      ...{ version: 1, at: '2026-11-01T10:00:00Z', late: false, answers },
    }));
    const { heads, lines } = answerSheet(new Map([[1, asked]]), given, words);
    expect(toCsv([heads, ...lines])).not.toMatch(/(^|,)"?[=@]/m);
    const bytes = await toWorkbook([{ name: 'Answers', above: [], heads, lines: [lines] }]);
    const parts = [...unpack(bytes, (name) => name.endsWith('.xml')).entries()];
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.filter(([, xml]) => /<(f|definedName|ddeLink|externalReference)[\s>]/.test(xml))).toEqual([]);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    const [read, ...rows] = sheet?.data ?? [];
    expect(read).toEqual(heads);
    expect(rows.map((row) => row[1])).toEqual(texts);
    for (const [index, text] of texts.entries()) expect(rows[0]?.[heads.indexOf(`text-${index}`)]).toBe(text);
  });
});
