import type { Sayer } from '@/components/room/point-form';
import type { PartyName, PointRow, SpeakablePerson } from '@/lib/breakouts/queries';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';

/** Whom a point may be attributed to by name: organisations, and persons of theirs. */
export type Sayers = { parties: readonly Sayer[]; persons: readonly Sayer[] };

const labelOf = ({ acronyms, names }: PartyName, locale: Locale) =>
  pick(acronyms, locale).text || pick(names, locale).text;

/** The choices for a new point: who sits in the group now. */
export function sayersOf(parties: readonly PartyName[], persons: readonly SpeakablePerson[], locale: Locale): Sayers {
  const here = new Map(parties.map((party) => [party.id, labelOf(party, locale)]));
  return {
    parties: [...here].map(([value, label]) => ({ value, label })),
    persons: persons.flatMap(({ id, name, partyId }) => {
      const party = here.get(partyId);
      return party === undefined ? [] : [{ value: id, label: `${name} (${party})` }];
    }),
  };
}

/**
 * The choices for a correction, and the one that is chosen: the point keeps its source, also where the organisation has left the
 * group since. A name that two of the organisation bear is not chosen for them.
 */
export function sayersOfCorrection(
  { parties, persons: shown }: Sayers,
  said: PointRow['said'],
  persons: readonly SpeakablePerson[],
  locale: Locale,
): Sayers & { chosen: string } {
  if (said.level === 'REGION' || said.level === 'NONE') return { parties, persons: shown, chosen: said.level };
  const { id } = said.party;
  const label = labelOf(said.party, locale);
  const own = parties.some(({ value }) => value === id) ? parties : [...parties, { value: id, label }];
  if (said.level === 'MECHANISM') return { parties: own, persons: shown, chosen: id };
  const bearers = persons.filter(
    ({ name, partyId }) => partyId === id && name.split(', ').reverse().join(' ') === said.speaker,
  );
  const [bearer] = bearers;
  if (bearers.length !== 1 || !bearer) return { parties: own, persons: shown, chosen: id };
  const isShown = shown.some(({ value }) => value === bearer.id);
  const all = isShown ? shown : [...shown, { value: bearer.id, label: `${bearer.name} (${label})` }];
  return { parties: own, persons: all, chosen: bearer.id };
}
