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
