import { locales } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { otherCode, type SurveyDefinition, type SurveyQuestion } from '@/lib/surveys/model/definition';
import { reasonWords, type NonAnswer } from './paper';
import { questionsByCode, sheetKeys, type Lists } from './sheet';

/** A row as the sheet's reader gives it: its number there, the texts of its cells, and the cells that hold no value. */
export type ReadRow = { number: number; cells: string[]; wrong: { column: number; code: string }[] };

/** For whom and from what a sheet was made, as its first cell of the hidden column says. */
export type SheetOrigin = { survey: string; version: number; party: string; madeAt: string };

/** An error where it stands: "C14". `code`: words in messages/<locale>/offline.json under `errors`. */
export type CellError = { cell: string; code: string; value: string };

/** What a sheet says to one question: the fields of its form, with where they stand; or why they cannot be read. */
export type ReadAnswer = {
  question: string;
  /** Of the answer when the sheet was made. */
  revision: number;
  cell: string;
  fields: Record<string, string | string[] | Record<string, string>>;
  errors: CellError[];
};

/** Columns of the sheet, from 0. */
export const columns = { number: 0, label: 1, answer: 2, how: 3, key: 4, revision: 5, list: 6 } as const;

const first = 'parley-questionnaire';
const answerColumn = 'C';

/** What the hidden head of a sheet says of it. */
export function writeOrigin({ survey, version, party, madeAt }: SheetOrigin): string {
  return [first, survey, version, party, madeAt].join(' ');
}

/** The origin of a sheet; null where it was not made here. */
export function readOrigin(rows: readonly ReadRow[]): SheetOrigin | null {
  for (const { cells } of rows.slice(0, 10)) {
    const [name, survey = '', version = '', party = '', madeAt = ''] = (cells[columns.key] ?? '').split(' ');
    if (name === first && /^[0-9a-f-]{36}$/.test(survey) && /^\d{1,6}$/.test(version))
      return { survey, version: Number(version), party, madeAt };
  }
  return null;
}

/** What every question says on a sheet that has something in one of its cells. A question without a word is left as it is. */
export function readBack(rows: readonly ReadRow[], definition: SurveyDefinition, lists: Lists): ReadAnswer[] {
  const keys = sheetKeys(definition);
  const questions = questionsByCode(definition);
  const known = { lists, ...knownWords() };
  const found = new Map<string, ReadAnswer>();
  for (const { number, cells, wrong } of rows) {
    const key = cells[columns.key] ?? '';
    const [code = '', part = '', item = ''] = key.split(' ');
    const question = questions.get(code);
    if (!keys.has(key) || !question) continue;
    const cell = `${answerColumn}${number}`;
    const value = (cells[columns.answer] ?? '').trim();
    const broken = wrong.find(({ column }) => column === columns.answer);
    if (value === '' && !broken) continue;
    const answer = found.get(code) ?? {
      question: code,
      revision: revisionIn(cells),
      cell,
      fields: {},
      errors: [],
    };
    found.set(code, answer);
    if (broken) answer.errors.push({ cell, code: broken.code === 'cell_too_long' ? 'too_long' : 'formula', value: '' });
    else take(answer, question, { part, item, value, cell }, known);
  }
  return [...found.values()];
}

function revisionIn(cells: readonly string[]): number {
  const text = cells[columns.revision] ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** What a cell may say, in any language: the lists, the words of each reason, and those of "other". */
type Known = { lists: Lists; reasons: ReadonlyMap<string, NonAnswer>; others: ReadonlySet<string> };

type Said = { part: string; item: string; value: string; cell: string };

/** Puts what one cell says into the fields of its question. */
function take(answer: ReadAnswer, question: SurveyQuestion, { part, item, value, cell }: Said, known: Known): void {
  const { fields } = answer;
  const refuse = (code: string) => answer.errors.push({ cell, code, value: value.slice(0, 60) });
  if (part === 'instead') {
    const kind = known.reasons.get(folded(value));
    if (!kind) refuse('unknown_choice');
    // A reason stands among the choices where they are one list.
    else if (question.type === 'SINGLE' || question.type === 'SCALE') {
      const name = question.type === 'SINGLE' ? 'choice' : 'point';
      if (fields[name] === undefined) fields[name] = kind;
      else refuse('answer_or_reason');
    } else fields.instead = kind;
    return;
  }
  if (part === 'other') {
    fields.other = value;
    if (question.type === 'MULTIPLE') fields.choices = [...listIn(fields.choices), otherCode];
    return;
  }
  if (part === 'mark') {
    if (!/^(x|✓|✔|1)$/i.test(value)) refuse('not_a_mark');
    else fields.choices = [...listIn(fields.choices), item];
    return;
  }
  if (part === 'place') {
    if (!/^\d{1,3}$/.test(value)) refuse('not_a_place');
    else fields.order = { ...recordIn(fields.order), [item]: value };
    return;
  }
  if (part === 'cell') {
    const column = question.type === 'MATRIX' ? codeOf(question.columns, value) : null;
    if (!column) refuse('unknown_choice');
    else fields.cells = { ...recordIn(fields.cells), [item]: column };
    return;
  }
  takeValue(answer, question, { value, refuse }, known);
}

function takeValue(
  { fields }: ReadAnswer,
  question: SurveyQuestion,
  { value, refuse }: { value: string; refuse: (code: string) => void },
  { lists, others }: Known,
): void {
  switch (question.type) {
    case 'SINGLE': {
      const code = codeOf(question.choices, value) ?? (question.other && others.has(folded(value)) ? otherCode : null);
      if (code) fields.choice = code;
      else refuse('unknown_choice');
      return;
    }
    case 'SCALE':
      fields.point = value;
      return;
    case 'NUMBER':
      fields.number = value;
      return;
    case 'DATE':
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) fields.date = value;
      else refuse('not_a_day');
      return;
    case 'TEXT':
    case 'LONG_TEXT':
      fields.text = value;
      return;
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE': {
      const members = lists[question.type] ?? [];
      const said = question.multiple
        ? value
            .split(';')
            .map((each) => each.trim())
            .filter(Boolean)
        : [value];
      const codes = said.map((each) => codeOf(members, each));
      if (codes.some((code) => code === null)) refuse('unknown_name');
      else fields.codes = codes.filter((code) => code !== null);
      return;
    }
    case 'MULTIPLE':
    case 'RANKING':
    case 'MATRIX':
    case 'FILE':
    case 'NOTE':
    case 'CALCULATED':
      return;
  }
}

const listIn = (field: ReadAnswer['fields'][string] | undefined): string[] => (Array.isArray(field) ? field : []);
const recordIn = (field: ReadAnswer['fields'][string] | undefined): Record<string, string> =>
  typeof field === 'object' && !Array.isArray(field) ? field : {};

const folded = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The code of what is called so in any language, or is written as its code. */
function codeOf(
  choices: readonly { code: string; label: Readonly<Record<string, string | null | undefined>> }[],
  value: string,
): string | null {
  const said = folded(value);
  const found = choices.find(
    ({ code, label }) => code === value || Object.values(label).some((text) => text && folded(text) === said),
  );
  return found?.code ?? null;
}

/** The words of the house in every language, and its codes; looked up once for a sheet. */
function knownWords(): Omit<Known, 'lists'> {
  const reasons = new Map<string, NonAnswer>();
  const others = new Set([folded(otherCode)]);
  for (const locale of locales) {
    for (const [kind, words] of reasonWords(locale)) reasons.set(folded(kind), kind).set(folded(words), kind);
    others.add(folded(translator(locale, 'offline')('other')));
  }
  return { reasons, others };
}
