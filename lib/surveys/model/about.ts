import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { About } from './asked';
import { axesOf, questionsOf, type SurveyDefinition, type SurveyQuestion } from './definition';
import { allParts } from './expression/expression';
import { parseExpression } from './expression/parse';

/** What codes of a list that the house keeps are called, by the type of the question that is answered with them. */
export type Lists = Readonly<
  Partial<Record<SurveyQuestion['type'], readonly { code: string; label: LocalizedText }[]>>
>;

/** The meeting whose questionnaire it is. */
type Of = { zone: string; languages: readonly string[] };

type Known = {
  now: Date;
  /** Language of the names; the meeting's own where it is left out, as in whatever is decided or sealed. */
  locale?: string;
  lists?: Lists;
  files?: ReadonlyMap<string, string>;
};

/** What the expressions of a questionnaire are evaluated among, on its page and where an answer is sealed. */
export function aboutOf(
  { zone, languages }: Of,
  definition: Pick<SurveyDefinition, 'pages'>,
  { now, locale = languages[0] ?? 'en', lists = {}, files }: Known,
): About {
  const questions = new Map(questionsOf(definition).map((question) => [question.code, question]));
  return {
    now,
    zone,
    locale,
    choiceName: (of, code) => {
      const question = questions.get(of);
      if (!question) return code;
      const { CHOICE, ROW, COLUMN } = axesOf(question);
      const label = [...(CHOICE ?? []), ...(ROW ?? []), ...(COLUMN ?? []), ...(lists[question.type] ?? [])].find(
        (one) => one.code === code,
      )?.label;
      return pick(label, locale).text || code;
    },
    ...(files ? { fileName: (id) => files.get(id) } : {}),
  };
}

/** Types of the questions whose choices a questionnaire's expressions call by name: their lists have to be known. */
export function typesCalledByName(definition: Pick<SurveyDefinition, 'pages'>): SurveyQuestion['type'][] {
  const named = codesCalledByName(definition);
  return questionsOf(definition)
    .filter(({ code }) => named.includes(code))
    .map(({ type }) => type);
}

/** Questions whose choices a questionnaire's expressions call by name. */
export function codesCalledByName({ pages }: Pick<SurveyDefinition, 'pages'>): string[] {
  const questions = questionsOf({ pages });
  const expressions = [
    ...pages.flatMap((page) => [page.condition, ...page.sections.map(({ condition }) => condition)]),
    ...questions.flatMap((question) => [
      question.condition,
      'calculation' in question ? question.calculation : undefined,
      'constraint' in question ? question.constraint?.expression : undefined,
      'requiredWhen' in question ? question.requiredWhen : undefined,
      'choiceFilter' in question ? question.choiceFilter : undefined,
      'default' in question ? question.default : undefined,
    ]),
  ].filter((text) => text !== undefined);
  return expressions.flatMap((text) => {
    const parsed = text.includes('jr:choice-name') ? parseExpression(text, { hasColumns: true }) : null;
    if (!parsed?.ok) return [];
    return [...allParts(parsed.expression)].flatMap((part) => {
      const of = part.kind === 'call' && part.name === 'jr:choice-name' ? part.args[1] : undefined;
      return of?.kind === 'reference' ? [of.code] : [];
    });
  });
}
