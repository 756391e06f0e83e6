import type { DocumentState, RecommendationStatus } from '@/lib/core/prisma/enums';

/** States in which a regional recommendation may stand in the document: its group has agreed on its wording. */
export const bindable = [
  'AGREED',
  'SUBMITTED',
  'CONSOLIDATED',
  'CARRIED_SINGLY',
  'SET_ASIDE',
] as const satisfies readonly RecommendationStatus[];

/** May the text of the document be changed? What is published never is: it is opened again for a corrigendum or a revision. */
export function isDraft(state: DocumentState): boolean {
  return state !== 'PUBLISHED' && state !== 'SUPERSEDED';
}

/**
 * Where a document stands. While it is composed that follows from its text and from the signatures under it, and is never stored:
 * nothing can be forgotten that would have to set it back.
 */
export function stateOf(
  stored: DocumentState,
  { isAligned, isSigned }: { isAligned: boolean; isSigned: boolean },
): DocumentState {
  if (stored !== 'COMPOSING' || !isAligned) return stored;
  return isSigned ? 'SIGNED' : 'LANGUAGES_ALIGNED';
}

/** A translator of a meeting, with the languages whose wording they may sign; `appointment` is the role. */
export type Translator = { appointment: string; personId: string; name: string; signs: readonly string[] };

/** Who is named to sign the wording of a language. */
export function signatoriesOf(language: string, translators: readonly Translator[]): Translator[] {
  return translators.filter(({ signs }) => signs.includes(language));
}

/** May somebody sign the wording of a language? Those who are named for it and nobody beside them; the secretariat where nobody is. */
export function maySignWording(
  language: string,
  translators: readonly Translator[],
  { personIds, isSecretariat }: { personIds: readonly string[]; isSecretariat: boolean },
): boolean {
  const named = signatoriesOf(language, translators);
  return named.length === 0 ? isSecretariat : named.some(({ personId }) => personIds.includes(personId));
}
