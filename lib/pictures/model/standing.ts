import type { PartyKind } from '@/lib/core/prisma/enums';
import { standingsOf } from '@/lib/directory/model/figures';
import { mechanismKinds } from '@/lib/directory/model/kinds';
import type { PictureData, PicturedMechanism } from './picture';

/** A mechanism on the day: counted by the fact sheet, there and not active, or not decidable. */
export type MechanismOnDay = PicturedMechanism & {
  kind: PartyKind;
  standing: 'counted' | 'inactive' | 'undecided';
  /** Codes on its list of members on the day; none while it is not active. */
  members: readonly string[];
  themes: readonly string[];
};

/** The choices of the fact sheet under which pictures count: the class of the year, the undecided left out. */
export const countedAs = (day: string) =>
  ({ year: Number(day.slice(0, 4)), classes: 'year', undecided: 'out' }) as const;

/**
 * Every mechanism that had been founded by the day, in the order of kinds and then of `name`. The rule is that of the fact
 * sheet (`standingsOf`).
 */
export function mechanismsOn(
  { day, facts, mechanisms }: PictureData,
  compare: (one: PicturedMechanism, other: PicturedMechanism) => number,
): MechanismOnDay[] {
  const choices = countedAs(day);
  // Counting the undecided in gives their members by the same rule; who they are is known beside it.
  const { counted, undecided, inactive } = standingsOf(facts, { ...choices, undecided: 'in' });
  const isUndecided = new Set(undecided.map(({ code }) => code));
  const named = new Map(mechanisms.map((mechanism) => [mechanism.code, mechanism]));
  const there = [
    ...counted.map(({ party, kind, listed }) => ({
      code: party.code,
      kind,
      members: listed,
      standing: isUndecided.has(party.code) ? ('undecided' as const) : ('counted' as const),
    })),
    ...inactive.map(({ code, kind }) => ({ code, kind, members: [], standing: 'inactive' as const })),
  ];
  const order: readonly PartyKind[] = mechanismKinds;
  return there
    .flatMap(({ code, ...one }): MechanismOnDay[] => {
      const mechanism = named.get(code);
      const themes = facts.parties.find((party) => party.code === code)?.themes ?? [];
      return mechanism ? [{ ...mechanism, ...one, themes }] : [];
    })
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || compare(one, other));
}
