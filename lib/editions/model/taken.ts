import type { LocalizedText } from '@/lib/i18n/pick';

/** Why something was left behind. */
export const leftReasons = ['there', 'done', 'dropped', 'concluded', 'no_focal_point'] as const;
export type LeftReason = (typeof leftReasons)[number];

/** What was taken of one kind and what was left, by name. `no_focal_point`: taken, but somebody has yet to be named. */
export type Taken = { taken: LocalizedText[]; left: { name: LocalizedText; why: LeftReason }[] };

/** A name that is the same in every language: a symbol, a code. */
export const plainName = (name: string): LocalizedText => ({ en: name, fr: name, es: name });

/** What was taken and what was there already, of all there is. */
export function sortTaken<Row>(all: readonly Row[], taken: readonly Row[], nameOf: (row: Row) => LocalizedText): Taken {
  return {
    taken: taken.map(nameOf),
    left: all.filter((row) => !taken.includes(row)).map((row) => ({ name: nameOf(row), why: 'there' })),
  };
}
