import type { SurveyDefinition } from './definition';
import { referencesOf } from './expression/expression';
import { parseExpression } from './expression/parse';

const namesIn = (text: string | undefined): string[] => {
  const parsed = text === undefined ? null : parseExpression(text, { hasColumns: true });
  return parsed?.ok ? referencesOf(parsed.expression) : [];
};

/** Does anything of a questionnaire depend on answers? Where nothing does, everybody was asked everything. */
export function hasConditions({ pages }: Pick<SurveyDefinition, 'pages'>): boolean {
  return pages.some(
    (page) =>
      page.condition !== undefined ||
      page.sections.some(
        (section) =>
          section.condition !== undefined || section.questions.some(({ condition }) => condition !== undefined),
      ),
  );
}

/**
 * By question, the questions whose answers decide whether it is asked, or which choices it offers, in any version: those its own condition names, those
 * of its section and page, its choice filter, and what decides those in turn; of a calculated value, what it is made from. Questions that everybody is asked are left out.
 */
export function decidersOf(definitions: Iterable<Pick<SurveyDefinition, 'pages'>>): Map<string, readonly string[]> {
  /** What a question's being asked, or its calculated value, names directly. */
  const direct = new Map<string, Set<string>>();
  const isConditional = new Set<string>();
  for (const { pages } of definitions)
    for (const page of pages)
      for (const section of page.sections)
        for (const question of section.questions) {
          const filter = 'choiceFilter' in question ? question.choiceFilter : undefined;
          const conditions = [page.condition, section.condition, question.condition, filter];
          if (question.type === 'CALCULATED' || conditions.some((condition) => condition !== undefined))
            isConditional.add(question.code);
          const calculation = question.type === 'CALCULATED' ? question.calculation : undefined;
          const named = [...conditions, calculation].flatMap(namesIn);
          direct.set(question.code, new Set([...(direct.get(question.code) ?? []), ...named]));
        }
  const reached = (code: string, seen: Set<string>): Set<string> => {
    for (const name of direct.get(code) ?? []) {
      if (seen.has(name)) continue;
      seen.add(name);
      reached(name, seen);
    }
    return seen;
  };
  return new Map([...isConditional].map((code) => [code, [...reached(code, new Set())].toSorted()]));
}
