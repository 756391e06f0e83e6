import type { RecommendationStatus } from '@/lib/core/prisma/enums';

/** Texts a group is still at, or has taken back. They are for the meeting; who reads the published Highlights does not get them. */
export const groupsOwn = ['DRAFT', 'GROUP_REVIEW', 'WITHDRAWN'] as const satisfies readonly RecommendationStatus[];
