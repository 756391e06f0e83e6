import type { ReferenceData } from './parse';

/** Codes that may be referred to: what is stored together with what the files bring. */
export type Known = { countries: ReadonlySet<string>; parties: ReadonlySet<string>; themes: ReadonlySet<string> };

/** One line for each reference that leads nowhere: "mechanisms, record "midsa": memberStates names "ZZ", no country of the directory". */
export function referenceFaults(data: ReferenceData, known: Known): string[] {
  const check = (
    file: string,
    record: string | number,
    member: string,
    codes: readonly (string | null)[],
    among: keyof Known,
  ) =>
    codes
      .filter((code) => code !== null && !known[among].has(code))
      .map((code) => `${file}, record "${record}": ${member} names "${code}", none of the ${among} of the directory`);
  return [
    ...(data.mechanisms ?? []).flatMap((record) => [
      ...check('mechanisms', record.id, 'memberStates', record.memberStates ?? [], 'countries'),
      ...check('mechanisms', record.id, 'memberStates2018', record.memberStates2018 ?? [], 'countries'),
      ...check('mechanisms', record.id, 'observerStates', record.observerStates ?? [], 'countries'),
      ...check('mechanisms', record.id, 'participatingTerritories', record.participatingTerritories ?? [], 'countries'),
      ...check(
        'mechanisms',
        record.id,
        'chair.chairs',
        record.chair.chairs.map(({ country }) => country),
        'countries',
      ),
      ...check('mechanisms', record.id, 'themes', record.themes, 'themes'),
      ...miscounted(record),
    ]),
    ...(data.partners ?? []).flatMap((record) => [
      ...check('partners', record.id, 'memberStates', record.memberStates ?? [], 'countries'),
      ...check('partners', record.id, 'seatCountry', [record.seatCountry], 'countries'),
      ...check('partners', record.id, 'attachedMechanisms', record.attachedMechanisms, 'parties'),
    ]),
    ...(data.meetings ?? []).flatMap((record) =>
      check('meetings', record.edition, 'participatingMechanisms', record.participatingMechanisms ?? [], 'parties'),
    ),
    ...(data.factsheets ?? []).flatMap(({ year, key, named }) =>
      check('factsheets', `${year} ${key}`, 'named', named ?? [], 'parties'),
    ),
    ...(data.conflicts ?? []).flatMap(({ party, matter }) =>
      check('conflicts', `${party} ${matter}`, 'party', [party], 'parties'),
    ),
    ...(data.objectives?.records ?? []).flatMap((record) =>
      check('gcm', record.number, 'factSheetThemeSuggestion', [record.factSheetThemeSuggestion], 'themes'),
    ),
  ];
}

/** The compiler's own count must agree with the list, or one of the two is a slip. */
function miscounted({
  id,
  memberStates,
  memberStatesCount,
}: {
  id: string;
  memberStates: string[] | null;
  memberStatesCount: number | null;
}) {
  const listed = memberStates === null ? null : new Set(memberStates).size;
  if (listed === memberStatesCount) return [];
  return [`mechanisms, record "${id}": memberStatesCount says ${memberStatesCount}, the list has ${listed}`];
}
