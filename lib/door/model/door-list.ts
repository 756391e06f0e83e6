import type { AttendanceMode, RegistrationStatus } from '@/lib/core/prisma/enums';
import { foldName } from '@/lib/core/fold';
import type { HandOut } from './hand-out';

/**
 * Somebody in the door's own list: only what a door without a connection needs. Held in the page's memory and nowhere else;
 * the badge's code is there as its hash, so that nobody can make a badge from it.
 */
export type DoorPerson = {
  id: string;
  /** SHA-256 of the badge code; null without a badge. */
  hash: string | null;
  givenName: string;
  surname: string;
  party: string;
  groups: string[];
  mode: AttendanceMode;
  status: RegistrationStatus;
  due: HandOut[];
  isIn: boolean;
};

/** Most people in a door's own list; beyond it the door asks the server for each. */
export const mostInList = 5_000;

/** Most people shown for a name. */
const shown = 8;

/** The people in whose name or party every word looked for begins a word, accents and capitals aside; the shortest names first. */
export function findPeople(people: readonly DoorPerson[], wanted: string): DoorPerson[] {
  const words = foldName(wanted, '').split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return people
    .filter(({ givenName, surname, party }) => {
      const text = ` ${foldName(givenName, surname)} ${foldName(party, '')}`;
      return words.every((word) => text.includes(` ${word}`));
    })
    .sort((a, b) => a.surname.length - b.surname.length)
    .slice(0, shown);
}
