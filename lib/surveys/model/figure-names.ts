/** What is said of the numbers of a group, in the order of their size; the mean last. */
export const summaryNames = ['least', 'lowerQuartile', 'median', 'upperQuartile', 'most', 'mean'] as const;

/** What is said of the days of a group. */
export const dateNames = ['earliest', 'latest'] as const;

/** A figure of a number or a day that is no count. */
export type FigureName = (typeof summaryNames)[number] | (typeof dateNames)[number];
