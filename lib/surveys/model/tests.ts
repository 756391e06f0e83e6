/** What one answer can be asked for in a condition that is put together without writing an expression. */
export const tests = ['is', 'is_not', 'at_least', 'at_most', 'answered', 'not_answered'] as const;
export type Test = (typeof tests)[number];
