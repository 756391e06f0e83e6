import { formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { SurveyAnswer } from '../schema';
import { askedParts, isFulfilled, progressOf, shownPages, type About, type Asked, type Progress } from './asked';
import { leftOutBy } from './choices-left';
import type { SurveyDefinition, SurveyQuestion } from './definition';
import { pipe } from './expression/piping';
import { writtenValue } from './expression/values';
import { isAsProposed } from './proposed-answer';

/** What choices of questions are called, by question and code, in one language; of those alone that are called by their name. */
type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All that a page needs to follow its own conditions: the questionnaire without its words, and the answers as stored. */
export type Live = {
  pages: SurveyDefinition['pages'];
  stored: Readonly<Record<string, SurveyAnswer>>;
  /** What the page proposes to those who have not answered: it decides what is shown, and is not counted before it is saved. */
  proposed: Readonly<Record<string, SurveyAnswer>>;
  files: Readonly<Record<string, string>>;
  /** The moment of the page, ISO. */
  now: string;
  zone: string;
  /** Language in which is decided what is asked, the same for every reader; and the reader's, in which answers are said. */
  decided: { locale: string; names: Names };
  read: { locale: Locale; names: Names };
};

/** What a page shows, given what stands in its controls. */
export type Shown = {
  /** Codes of the pages, sections and questions that are asked. */
  codes: ReadonlySet<string>;
  /** By question, the choices that are not offered with the answers above. */
  leftOut: Readonly<Record<string, readonly string[]>>;
  /** Questions whose answer breaks its constraint. */
  unmet: ReadonlySet<string>;
  /** The pages there are to see, with how far each is answered. */
  pages: readonly (Progress & { code: string })[];
  /** Puts answers into a text that names them. */
  pipe: (text: string) => string;
};

const aboutIn = ({ zone, files }: Live, now: Date, { locale, names }: Live['decided']): About => ({
  now,
  zone,
  locale,
  choiceName: (question, code) => names[question]?.[code] ?? code,
  fileName: (id) => files[id] ?? id,
});

/**
 * Follows a questionnaire through the answers as they stand in the page, by the same rules as the server does when it renders
 * and seals. `typed`: of the questions whose controls are in the page; all others count as stored.
 */
export function follow(live: Live, typed: ReadonlyMap<string, SurveyAnswer | undefined>, now: Date): Shown {
  const given: Record<string, SurveyAnswer> = { ...live.stored };
  for (const [code, answer] of typed)
    if (answer) given[code] = answer;
    else delete given[code];
  const about = aboutIn(live, now, live.decided);
  const asked = askedParts(live, given, about);
  const said = askedParts(live, given, aboutIn(live, now, live.read));
  const answers = new Map([...asked.answers].filter(([code, answer]) => !isAsProposed(answer, live.proposed[code])));
  const unmet = [...asked.questions.values()].filter((question) => !isFulfilled(question, asked, about));
  return {
    codes: asked.codes,
    leftOut: leftOutBy(live, asked),
    unmet: new Set(unmet.map(({ code }) => code)),
    pages: shownPages(live, asked).map((page) => ({ code: page.code, ...progressOf([page], { ...asked, answers }) })),
    pipe: (text) => pipe(text, (code) => sayAnswer(live, said, code)),
  };
}

/** An answer as it reads in a text: labels and not codes; nothing where there is none. */
function sayAnswer({ read: { locale, names } }: Live, { questions, answers, valueOf }: Asked, code: string): string {
  const question = questions.get(code);
  if (question?.type === 'CALCULATED') return writtenValue(valueOf(code));
  const answer = answers.get(code);
  if (!question || answer?.kind !== 'VALUE') return '';
  if (answer.text !== null) return answer.text;
  if (answer.number !== null) return formatNumber(answer.number, locale, { maximumFractionDigits: 10 });
  if (answer.file) return writtenValue(valueOf(code));
  const nameOf = (one: string) => names[code]?.[one] ?? one;
  return [
    ...answer.choices.map((choice) =>
      choice === 'other' && answer.other !== undefined ? answer.other : nameOf(choice),
    ),
    ...Object.entries(answer.cells ?? {}).map(([row, column]) => `${nameOf(row)}: ${nameOf(column)}`),
    ...(answer.codes ?? []).map(nameOf),
  ]
    .map((name, index) => numbered(question, name, index))
    .join(', ');
}

const numbered = ({ type }: SurveyQuestion, name: string, index: number) =>
  type === 'RANKING' ? `${index + 1}. ${name}` : name;
