import { formatDay } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import {
  nonAnswerKinds,
  otherCode,
  type SurveyDefinition,
  type SurveyPage,
  placesOfRanking,
  scalePoints,
  type SurveyQuestion,
  type SurveySection,
} from '@/lib/surveys/model/definition';
import { pipe } from '@/lib/surveys/model/expression/piping';
import type { SurveyAnswer } from '@/lib/surveys/schema';
import { conditionWriter, numbersOf } from './condition-words';

/** A text with the language it is in, which is not always the one asked for. */
export type PaperText = { text: string; lang: string };

/** A line with a box, a circle or a place before it. `mark`: what is written there; empty where nothing is. */
export type PaperItem = { label: string; mark: string };

/** A question as the form prints it. `shape`: what stands for an answer. */
export type PaperQuestion = {
  number: string;
  label: PaperText;
  help: PaperText | null;
  condition: string | null;
  required: boolean;
  hint: string | null;
  shape: 'circles' | 'boxes' | 'places' | 'scale' | 'matrix' | 'line' | 'lines' | 'date' | 'note';
  items: PaperItem[];
  /** Of a matrix: what the columns are called, and for each row in which column its mark stands. */
  columns: string[];
  rows: { label: string; column: number | null }[];
  /** Lines to write on; of a filled form none where something stands there. */
  lines: number;
  value: PaperText | null;
  /** Why there may be no answer. */
  reasons: PaperItem[];
};

export type PaperSection = {
  title: PaperText | null;
  intro: PaperText | null;
  condition: string | null;
  questions: PaperQuestion[];
};
export type PaperPage = {
  title: PaperText | null;
  intro: PaperText | null;
  condition: string | null;
  sections: PaperSection[];
};

/** An answer with what only some kinds of question have. */
export type PaperAnswer = SurveyAnswer & {
  other?: string | undefined;
  cells?: Readonly<Record<string, string>> | undefined;
  codes?: readonly string[] | undefined;
  file?: { id: string } | undefined;
};

/** Answers by question; null for a blank form. */
export type PaperAnswers = Readonly<Record<string, PaperAnswer | null | undefined>> | null;

/** What an answer says that only the house's lists and files can tell: countries, parties, themes, objectives, names of files. */
export type Naming = {
  codes: (question: SurveyQuestion, codes: readonly string[]) => string[];
  file: (id: string) => string;
};

export type PaperAbout = {
  definition: SurveyDefinition;
  /** Places of a ranking that names none of its own. */
  topK: number;
  answers: PaperAnswers;
  naming: Naming;
  locale: Locale;
};

/** What is chosen is crossed, in a box as in a circle. */
const cross = '×';

/** The whole questionnaire as the form prints it, blank or with its answers. */
export function paperPages({ definition, topK, answers, naming, locale }: PaperAbout): PaperPage[] {
  const when = conditionWriter(definition, locale);
  const t = translator(locale, 'offline');
  const reasons = [...reasonWords(locale)];
  const numbers = numbersOf(definition);
  const questions = new Map(
    definition.pages.flatMap(({ sections }) =>
      sections.flatMap((section) => section.questions.map((question) => [question.code, question] as const)),
    ),
  );
  const piped = (code: string): string => {
    const question = questions.get(code);
    const answer = answers?.[code];
    if (answer && question) return valueText(question, answer, { naming, locale });
    return answers ? '…' : placeOfAnswer(numbers, code, t);
  };
  const said = (words: LocalizedText | undefined): PaperText | null => {
    const { text, lang } = pick(words, locale);
    return text ? { text: pipe(text, piped), lang: lang ?? locale } : null;
  };
  const part = ({ title, intro, condition }: SurveyPage | SurveySection) => ({
    title: said(title),
    intro: said(intro),
    condition: condition ? when(condition) : null,
  });
  const toQuestion = (question: SurveyQuestion): PaperQuestion | null => {
    const answer = answers?.[question.code] ?? null;
    // A calculation is made by the page: on a blank form it is nobody's to fill in.
    if (question.type === 'CALCULATED' && !answer) return null;
    const number = numbers.get(question.code);
    const shaped = shapeOf(question, answer, { topK, isBlank: answers === null, naming, locale, t });
    const hasReasons = question.type !== 'NOTE' && question.type !== 'CALCULATED';
    return {
      number: number === undefined ? '' : String(number),
      label: said(question.label) ?? { text: question.code, lang: locale },
      help: said(question.help),
      condition: question.condition ? when(question.condition) : null,
      required: question.required,
      hint: null,
      items: [],
      columns: [],
      rows: [],
      lines: 0,
      value: null,
      reasons: hasReasons ? reasons.map(([kind, label]) => ({ label, mark: answer?.kind === kind ? cross : '' })) : [],
      ...shaped,
      // How to answer is of no use to whoever reads an answer.
      ...(answers === null || question.type === 'CALCULATED' ? {} : { hint: null }),
    };
  };
  return definition.pages.map((page) => ({
    ...part(page),
    sections: page.sections.map((section) => ({
      ...part(section),
      questions: section.questions.map(toQuestion).filter((question) => question !== null),
    })),
  }));
}

/** What stands in a text on a blank form for the answer that it names. */
export function placeOfAnswer(numbers: ReadonlyMap<string, number>, code: string, t: Translate): string {
  const n = numbers.get(code);
  return n === undefined ? '…' : t('piped', { n });
}

export type NonAnswer = (typeof nonAnswerKinds)[number];

/** How each reason for giving no answer reads, in the order in which they are offered. Asked once for a paper. */
export function reasonWords(locale: Locale): ReadonlyMap<NonAnswer, string> {
  const t = translator(locale, 'surveys');
  return new Map(nonAnswerKinds.map((kind) => [kind, t(`reasons.${kind}`)]));
}

type Translate = ReturnType<typeof translator<'offline'>>;
type Shaping = { topK: number; isBlank: boolean; naming: Naming; locale: Locale; t: Translate };
type Shaped = Partial<PaperQuestion> & Pick<PaperQuestion, 'shape'>;

/** What stands for the answer of a question, with its marks where it is filled in. */
function shapeOf(question: SurveyQuestion, answer: PaperAnswer | null, about: Shaping): Shaped {
  const { topK, isBlank, naming, locale, t } = about;
  const value = answer?.kind === 'VALUE' ? answer : null;
  const written = (text: string): PaperText | null => (text ? { text, lang: value?.language ?? locale } : null);
  const line = (hint: string | null, lines = 1): Shaped => {
    const text = value ? valueText(question, value, about) : '';
    return { shape: lines > 1 ? 'lines' : 'line', hint, value: written(text), lines: isBlank ? lines : text ? 0 : 1 };
  };
  switch (question.type) {
    case 'SINGLE':
    case 'MULTIPLE': {
      const items = question.choices.map(({ code, label }) => ({
        label: pick(label, locale).text,
        mark: value?.choices.includes(code) ? cross : '',
      }));
      const isOther = value?.choices.includes(otherCode) === true;
      const other = question.other ? [{ label: t('other'), mark: isOther ? cross : '' }] : [];
      const [least, most] = question.type === 'MULTIPLE' ? [question.minChoices, question.maxChoices] : [];
      return {
        shape: question.type === 'SINGLE' ? 'circles' : 'boxes',
        hint: t(question.type === 'SINGLE' ? 'hint.single' : 'hint.multiple', { least: least ?? 0, most: most ?? 0 }),
        items: [...items, ...other],
        value: isOther ? written(value.other ?? '') : null,
        lines: question.other && isBlank ? 1 : 0,
      };
    }
    case 'RANKING':
      return {
        shape: 'places',
        hint: t('hint.ranking', { k: placesOfRanking(question, topK) }),
        items: question.choices.map(({ code, label }) => {
          const place = value?.choices.indexOf(code) ?? -1;
          return { label: pick(label, locale).text, mark: place < 0 ? '' : String(place + 1) };
        }),
      };
    case 'SCALE':
      return {
        shape: 'scale',
        hint: t('hint.scale', { low: question.minValue, high: question.maxValue }),
        items: scalePoints(question).map((point) => ({
          label: String(point),
          mark: value?.number === point ? cross : '',
        })),
      };
    case 'MATRIX':
      return {
        shape: 'matrix',
        hint: t('hint.matrix'),
        columns: question.columns.map(({ label }) => pick(label, locale).text),
        rows: question.rows.map(({ code, label }) => {
          const column = question.columns.findIndex((each) => each.code === value?.cells?.[code]);
          return { label: pick(label, locale).text, column: column < 0 ? null : column };
        }),
      };
    case 'DATE':
      return { shape: 'date', hint: t('hint.date'), value: written(value ? valueText(question, value, about) : '') };
    case 'NUMBER':
      return line(t('hint.number', { decimals: question.decimals }));
    case 'TEXT':
      return line(null);
    case 'LONG_TEXT':
      return line(null, 8);
    case 'FILE':
      return { ...line(t('hint.file')), value: value?.file ? written(naming.file(value.file.id)) : null };
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return line(question.multiple ? t('hint.several') : null, question.multiple ? 3 : 1);
    case 'NOTE':
      return { shape: 'note' };
    case 'CALCULATED':
      return line(t('hint.calculated'));
  }
}

/** An answer in one text: labels of what was chosen, what was written. */
export function valueText(
  question: SurveyQuestion,
  answer: PaperAnswer,
  { naming, locale }: { naming: Naming; locale: Locale },
): string {
  if (answer.kind !== 'VALUE') return reasonWords(locale).get(answer.kind) ?? answer.kind;
  const between = locale === 'fr' ? '\u202f; ' : '; ';
  if (answer.codes) return naming.codes(question, answer.codes).join(between);
  if (answer.file) return naming.file(answer.file.id);
  if (answer.text !== null) return question.type === 'DATE' ? formatDay(answer.text, locale) : answer.text;
  if (answer.number !== null) return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(answer.number);
  if (question.type === 'MATRIX')
    return question.rows
      .flatMap(({ code, label }) => {
        const column = question.columns.find((each) => each.code === answer.cells?.[code]);
        if (!column) return [];
        const cell = { row: pick(label, locale).text, column: pick(column.label, locale).text };
        return [translator(locale, 'offline')('when.cell', cell)];
      })
      .join(between);
  const choices = 'choices' in question ? question.choices : [];
  const label = (code: string) =>
    code === otherCode && answer.other
      ? answer.other
      : pick(choices.find((each) => each.code === code)?.label, locale).text || code;
  return answer.choices.map(label).join(between);
}
