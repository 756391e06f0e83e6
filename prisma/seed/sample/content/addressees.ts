/** Whom a recommendation addresses and who owns a commitment, as written in the source language. */
export const addresseeNames = {
  'member-states': 'Member States of the mechanisms',
  mechanisms: 'Mechanisms',
  secretariats: 'Secretariats of the mechanisms',
  partners: 'Partner organisations',
} as const;

export type Addressee = keyof typeof addresseeNames;

export function namesOf(addressees: readonly Addressee[]): string[] {
  return addressees.map((addressee) => addresseeNames[addressee]);
}
