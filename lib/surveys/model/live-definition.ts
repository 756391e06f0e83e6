import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import type { SurveyAnswer } from '../schema';
import { codesCalledByName, type Lists } from './about';
import { decidingCodes } from './asked';
import { axesOf, questionsOf, type SurveyDefinition, type SurveyPage, type SurveyQuestion } from './definition';
import { referencesOf } from './expression/expression';
import { parseExpression } from './expression/parse';
import { pipedCodes } from './expression/piping';
import type { Live } from './live';

type Known = {
  answers: Readonly<Record<string, SurveyAnswer>>;
  proposed: Readonly<Record<string, SurveyAnswer>>;
  files: ReadonlyMap<string, string>;
  lists: Lists;
  now: Date;
  zone: string;
  /** The meeting's own language, and the reader's. */
  decidedIn: string;
  locale: Locale;
};

/** What a page is given to follow its conditions by itself; null where nothing of the questionnaire depends on an answer. */
export function liveOf({ pages }: Pick<SurveyDefinition, 'pages'>, known: Known): Live | null {
  const questions = questionsOf({ pages });
  const isConstrained = questions.some((question) => 'constraint' in question && question.constraint !== undefined);
  if (decidingCodes({ pages }).size === 0 && !isConstrained) return null;
  const named = new Set([...codesCalledByName({ pages }), ...pages.flatMap(pipedIn)]);
  const namesIn = (locale: string) =>
    Object.fromEntries(
      questions
        .filter(({ code }) => named.has(code))
        .map((question) => [question.code, namesOf(question, known.lists, locale)]),
    );
  const decidedIn = namesIn(known.decidedIn);
  return {
    pages: pages.map(withoutWords),
    stored: known.answers,
    proposed: known.proposed,
    files: Object.fromEntries(known.files),
    now: known.now.toISOString(),
    zone: known.zone,
    decided: { locale: known.decidedIn, names: decidedIn },
    read: { locale: known.locale, names: known.locale === known.decidedIn ? decidedIn : namesIn(known.locale) },
  };
}

/** Codes on whose answers it depends which choices a question offers, what it proposes or whether it is required: its fields are the server's to make. */
export function remakingCodes(definition: Pick<SurveyDefinition, 'pages'>): string[] {
  const expressions = questionsOf(definition).flatMap((question) => [
    'choiceFilter' in question ? question.choiceFilter : undefined,
    'default' in question ? question.default : undefined,
    'requiredWhen' in question ? question.requiredWhen : undefined,
  ]);
  return expressions.flatMap((text) => {
    const parsed = text === undefined ? null : parseExpression(text, { hasColumns: true });
    return parsed?.ok ? referencesOf(parsed.expression) : [];
  });
}

function pipedIn(page: SurveyPage): string[] {
  const parts = [page, ...page.sections, ...page.sections.flatMap(({ questions }) => questions)];
  return parts
    .flatMap((part) => [
      'label' in part ? part.label : undefined,
      'help' in part ? part.help : undefined,
      'intro' in part ? part.intro : undefined,
    ])
    .flatMap((words) => Object.values(words ?? {}))
    .flatMap((text) => (text ? pipedCodes(text) : []));
}

function namesOf(question: SurveyQuestion, lists: Lists, locale: string): Record<string, string> {
  const { CHOICE = [], ROW = [], COLUMN = [] } = axesOf(question);
  const all = [...COLUMN, ...ROW, ...CHOICE, ...(lists[question.type] ?? [])];
  return Object.fromEntries(all.map(({ code, label }) => [code, pick(label, locale).text || code]));
}

const nothing = {};

/** The same pages with their expressions and codes, and without a word. */
function withoutWords({ title: _title, intro: _intro, ...page }: SurveyPage): SurveyPage {
  return {
    ...page,
    sections: page.sections.map(({ title: _of, intro: _on, ...section }) => ({
      ...section,
      questions: section.questions.map(withoutLabels),
    })),
  };
}

function withoutLabels<Question extends SurveyQuestion>(question: Question): Question {
  const bare = { ...question, label: nothing };
  delete bare.help;
  if ('requiredMessage' in bare) delete bare.requiredMessage;
  if ('constraint' in bare && bare.constraint) bare.constraint = { expression: bare.constraint.expression };
  const codes = <Choice extends { label: unknown }>(list: Choice[]) =>
    list.map((each) => ({ ...each, label: nothing }));
  if ('choices' in bare) bare.choices = codes(bare.choices);
  if ('rows' in bare) Object.assign(bare, { rows: codes(bare.rows), columns: codes(bare.columns) });
  return bare;
}
