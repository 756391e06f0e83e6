import type { DocumentState, RecommendationStatus } from '@/lib/core/prisma/enums';

/** States in which a regional recommendation may stand in the document: its group has agreed on its wording. */
export const bindable = [
  'AGREED',
  'SUBMITTED',
  'CONSOLIDATED',
  'CARRIED_SINGLY',
  'SET_ASIDE',
] as const satisfies readonly RecommendationStatus[];

/** May the text of the document still be changed? What is published is followed by a corrigendum, never changed. */
export function isDraft(state: DocumentState): boolean {
  return state !== 'PUBLISHED' && state !== 'CORRIGENDUM' && state !== 'SUPERSEDED';
}
