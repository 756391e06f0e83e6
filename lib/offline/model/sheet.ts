import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import {
  questionsOf,
  placesOfRanking,
  scalePoints,
  type SurveyDefinition,
  type SurveyQuestion,
} from '@/lib/surveys/model/definition';
import { pipe } from '@/lib/surveys/model/expression/piping';
import { conditionWriter, numbersOf } from './condition-words';
import { placeOfAnswer, reasonWords, type NonAnswer, type PaperAnswer, type PaperAnswers } from './paper';

/** A member of one of the lists that the house keeps: a country, a party, a theme, an objective. */
export type Member = { code: string; label: LocalizedText };
/** The lists by kind of question. */
export type Lists = Readonly<Partial<Record<SurveyQuestion['type'], readonly Member[]>>>;

/**
 * A row of the sheet. `key`: what its answer is, by codes, in a hidden column; null for a row that takes none.
 * `list`: what may be chosen. `revision`: of the question's answer when the sheet was made.
 */
export type SheetRow = {
  kind: 'title' | 'question' | 'answer';
  number: string;
  label: string;
  how: string;
  key: string | null;
  value: string;
  isDay: boolean;
  list: readonly string[] | null;
  revision: number;
};

export type SheetAbout = {
  definition: SurveyDefinition;
  topK: number;
  answers: PaperAnswers;
  /** Revision of each question that was ever answered. */
  revisions: Readonly<Record<string, number>>;
  lists: Lists;
  locale: Locale;
};

type Cell = Pick<SheetRow, 'label' | 'how' | 'value'> & Partial<Pick<SheetRow, 'list' | 'isDay'>> & { part: string };

/** What is written where something applies. */
const mark = 'x';

/** The questionnaire as rows to fill in, each answer in a cell of its own, with what is saved already. */
export function sheetRows(about: SheetAbout): SheetRow[] {
  const { definition, locale, answers, revisions } = about;
  const t = translator(locale, 'offline');
  const when = conditionWriter(definition, locale);
  const numbers = numbersOf(definition);
  const cellsOf = cellWriter(about);
  // A sheet is filled in away from the page: the question whose answer belongs in a text is named by its number.
  const said = (words: LocalizedText | undefined) =>
    pipe(pick(words, locale).text, (code) => placeOfAnswer(numbers, code, t));
  const title = (words: LocalizedText | undefined, condition: string | undefined): SheetRow[] => {
    const text = said(words);
    const only = condition ? `${t('paper.only')} ${when(condition)}` : '';
    return text || only ? [head('title', '', [text, only].filter(Boolean).join('\n'))] : [];
  };
  return definition.pages.flatMap((page) => [
    ...title(page.title, page.condition),
    ...page.sections.flatMap((section) => [
      ...title(section.title, section.condition),
      ...section.questions.flatMap((question) => {
        if (question.type === 'CALCULATED') return [];
        const { code } = question;
        const only = question.condition ? `${t('paper.only')} ${when(question.condition)}` : '';
        const label = [said(question.label), said(question.help), only].filter(Boolean).join('\n');
        const how = question.type === 'NOTE' ? t('sheet.noteHow') : question.type === 'FILE' ? t('sheet.fileHow') : '';
        const lead = { ...head('question', String(numbers.get(code) ?? ''), label), how };
        const cells = cellsOf(question, answers?.[code] ?? null);
        return [
          lead,
          ...cells.map(({ part, ...cell }): SheetRow => ({
            kind: 'answer',
            number: '',
            key: `${code} ${part}`,
            isDay: false,
            list: null,
            revision: revisions[code] ?? 0,
            ...cell,
          })),
        ];
      }),
    ]),
  ]);
}

function head(kind: 'title' | 'question', number: string, label: string): SheetRow {
  return { kind, number, label, how: '', key: null, value: '', isDay: false, list: null, revision: 0 };
}

const named = (words: LocalizedText, locale: Locale, code: string) => pick(words, locale).text || code;

type Words = { t: ReturnType<typeof translator<'offline'>>; reasons: ReadonlyMap<NonAnswer, string> };

/** Writes the cells of one question after the other; their words are looked up once for a sheet. */
function cellWriter(about: SheetAbout): (question: SurveyQuestion, answer: PaperAnswer | null) => Cell[] {
  const words = { t: translator(about.locale, 'offline'), reasons: reasonWords(about.locale) };
  return (question, answer) => cellsOf(question, answer, about, words);
}

/** The cells of one question, in their order. */
function cellsOf(
  question: SurveyQuestion,
  answer: PaperAnswer | null,
  { topK, lists, locale }: SheetAbout,
  { t, reasons }: Words,
): Cell[] {
  const value = answer?.kind === 'VALUE' ? answer : null;
  const instead: Cell = {
    part: 'instead',
    label: t('sheet.instead'),
    how: t('sheet.listHow'),
    value: answer && answer.kind !== 'VALUE' ? (reasons.get(answer.kind) ?? '') : '',
    list: [...reasons.values()],
  };
  const other = (isAsked: boolean): Cell[] =>
    isAsked ? [{ part: 'other', label: t('sheet.otherItem'), how: t('sheet.textHow'), value: value?.other ?? '' }] : [];
  const single = (how: string, text: string): Cell => ({ part: 'value', label: t('sheet.answer'), how, value: text });
  switch (question.type) {
    case 'SINGLE': {
      const [chosen] = value?.choices ?? [];
      const choices = question.choices.map(({ code, label }) => ({ code, text: named(label, locale, code) }));
      const all = [...choices, ...(question.other ? [{ code: 'other', text: t('other') }] : [])];
      const text = all.find(({ code }) => code === chosen)?.text ?? '';
      return [
        { ...single(t('sheet.listHow'), text), list: all.map((each) => each.text) },
        ...other(question.other === true),
        instead,
      ];
    }
    case 'MULTIPLE':
      return [
        ...question.choices.map(({ code, label }): Cell => ({
          part: `mark ${code}`,
          label: named(label, locale, code),
          how: t('sheet.markHow'),
          value: value?.choices.includes(code) ? mark : '',
          list: [mark],
        })),
        ...other(question.other === true),
        instead,
      ];
    case 'RANKING': {
      const k = placesOfRanking(question, topK);
      const places = Array.from({ length: k }, (_, index) => String(index + 1));
      return [
        ...question.choices.map(({ code, label }): Cell => {
          const place = value?.choices.indexOf(code) ?? -1;
          return {
            part: `place ${code}`,
            label: named(label, locale, code),
            how: t('sheet.placeHow', { k }),
            value: place < 0 ? '' : String(place + 1),
            list: places,
          };
        }),
        instead,
      ];
    }
    case 'SCALE': {
      const points = scalePoints(question).map(String);
      const text = value?.number === undefined || value.number === null ? '' : String(value.number);
      return [{ ...single(t('sheet.listHow'), text), list: points }, instead];
    }
    case 'MATRIX': {
      const columns = question.columns.map(({ code, label }) => ({ code, text: named(label, locale, code) }));
      return [
        ...question.rows.map(({ code, label }): Cell => ({
          part: `cell ${code}`,
          label: named(label, locale, code),
          how: t('sheet.listHow'),
          value: columns.find((column) => column.code === value?.cells?.[code])?.text ?? '',
          list: columns.map(({ text }) => text),
        })),
        instead,
      ];
    }
    case 'NUMBER':
      return [
        single(t('sheet.numberHow'), value?.number === undefined || value.number === null ? '' : String(value.number)),
        instead,
      ];
    case 'DATE':
      return [{ ...single(t('sheet.dateHow'), value?.text ?? ''), isDay: true }, instead];
    case 'TEXT':
    case 'LONG_TEXT':
      return [single(t('sheet.textHow'), value?.text ?? ''), instead];
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE': {
      const members = lists[question.type] ?? [];
      const texts = members.map(({ code, label }) => named(label, locale, code));
      const held = (value?.codes ?? []).map(
        (code) => texts[members.findIndex((member) => member.code === code)] ?? code,
      );
      return [
        question.multiple
          ? single(t('sheet.codesHow'), held.join('; '))
          : { ...single(t('sheet.listHow'), held.join('; ')), list: texts },
        instead,
      ];
    }
    case 'FILE':
    case 'NOTE':
    case 'CALCULATED':
      return [];
  }
}

/** Keys of the cells that a definition has, so that nothing else is taken from a sheet. */
export function sheetKeys(definition: SurveyDefinition): Set<string> {
  const about = { definition, topK: 60, answers: null, revisions: {}, lists: {}, locale: 'en' as const };
  return new Set(sheetRows(about).flatMap(({ key }) => (key === null ? [] : [key])));
}

/** The questions of a definition by code. */
export function questionsByCode(definition: SurveyDefinition): Map<string, SurveyQuestion> {
  return new Map(questionsOf(definition).map((question) => [question.code, question]));
}
