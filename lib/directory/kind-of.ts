import type { Tx } from '@/lib/core/db';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import type { FactValues } from './model/facts';
import type { Fact } from './schema';
import { setChair } from './set-chair';
import { setClass } from './set-class';
import { setIdentity } from './set-identity';
import { setMember } from './set-member';
import { setSecretariat } from './set-secretariat';
import { setThemes } from './set-themes';

/** What a change is written on: the party, held until the end of the transaction, and the entry where there can be several. */
export type FactPlace = { party: { id: string; code: string }; row: string | null; today: string; locale: string };

/** How one kind of fact is read and written; `remove` where entries can be taken out. */
export type FactKind = {
  /** What stands, as its form shows it; null where there is nothing yet. */
  read: (tx: Tx, place: FactPlace) => Promise<FactValues | null>;
  /** Refuses "invalid" at the fields (`values.…`) that contradict what else is known. */
  write: (tx: Tx, place: FactPlace, values: Fact['values']) => Promise<void>;
  remove?: (tx: Tx, place: FactPlace) => Promise<void>;
};

const kinds: Record<DirectoryFact, FactKind> = {
  CHAIR: setChair,
  SECRETARIAT: setSecretariat,
  MEMBER: setMember,
  CLASS: setClass,
  THEMES: setThemes,
  IDENTITY: setIdentity,
};

/** How a kind of fact is read and written. */
export function kindOf(what: DirectoryFact): FactKind {
  return kinds[what];
}
