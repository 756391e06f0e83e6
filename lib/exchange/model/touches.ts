/** Why a registration that an import made is no longer as it was made; words in messages/<locale>/exchange.json. */
export const touches = ['moved_on', 'edited', 'answered', 'handled', 'merged'] as const;
export type Touch = (typeof touches)[number];
