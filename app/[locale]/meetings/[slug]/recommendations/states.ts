import type { RecommendationStatus } from '@/lib/core/prisma/enums';

/** States in the order in which a recommendation passes through them, for the filter. */
export const states = [
  'DRAFT',
  'GROUP_REVIEW',
  'AGREED',
  'SUBMITTED',
  'CONSOLIDATED',
  'CARRIED_SINGLY',
  'SET_ASIDE',
  'WITHDRAWN',
  'CONCURRENCE',
  'READY',
  'UNDER_REVIEW',
  'ADOPTED',
  'WITH_RESERVATIONS',
  'AD_REFERENDUM',
  'DEFERRED',
  'NOT_ADOPTED',
] as const satisfies readonly RecommendationStatus[];
