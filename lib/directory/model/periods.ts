import type { PartyKind } from '@/lib/core/prisma/enums';

/** The year of the fact sheet: the one past year for which classes and activity were researched. */
export const factSheetYear = 2018;

/** The day (`YYYY-MM-DD`) on which the figures of a year are read: its last, or today while it runs. */
export function lastDayOf(year: number, now: Date): string {
  const [last, today] = [`${year}-12-31`, now.toISOString().slice(0, 10)];
  return last < today ? last : today;
}

/** What was found of a mechanism's class: around 2018, and latest. */
export type ClassFacts = {
  kind2018: PartyKind;
  kindLatest: PartyKind;
  /** Null = not decidable from what was found. */
  activeIn2018: boolean | null;
  basis2018: string;
  activeLatest: boolean;
  /** Year from which the latest status holds, where known. */
  statusSince: number | null;
  statusNote: string | null;
  founded: number;
  asOf: string;
};

/** A class held in a period; a null year is open. */
export type ClassPeriod = {
  kind: PartyKind;
  fromYear: number | null;
  toYear: number | null;
  active: boolean | null;
  basis: string;
};

/**
 * The dated classes of a mechanism. One period where nothing changed since 2018; otherwise the class of 2018 ends and
 * the later one begins: in the year of the status where a page gives it, else in the first year after the fact sheet,
 * and the basis says that the year of the change was not found.
 */
export function classPeriods(facts: ClassFacts): ClassPeriod[] {
  const { kind2018, kindLatest, activeIn2018, activeLatest } = facts;
  const first: ClassPeriod = {
    kind: kind2018,
    fromYear: null,
    toYear: null,
    active: activeIn2018,
    basis: facts.basis2018,
  };
  if (kind2018 === kindLatest && activeIn2018 === activeLatest) return [first];
  const known = kind2018 === kindLatest ? (facts.statusSince ?? facts.founded) : 0;
  const change = Math.max(factSheetYear + 1, known);
  return [
    { ...first, toYear: change - 1 },
    {
      kind: kindLatest,
      fromYear: change,
      toYear: null,
      active: activeLatest,
      basis: laterBasis(facts, known > factSheetYear),
    },
  ];
}

function laterBasis(facts: ClassFacts, yearIsKnown: boolean): string {
  const found = facts.statusNote ?? `latest class and status found (as of ${facts.asOf})`;
  return yearIsKnown ? found : `${found}; the year of the change was not found`;
}
