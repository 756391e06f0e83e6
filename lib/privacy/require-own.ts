import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Actor } from '@/lib/auth/actor';

/**
 * Whether this mailbox is the person's own. An assistant's mailbox acts for the person as well, but is not theirs:
 * it may fill in, and never reads back.
 */
export async function isOwn(tx: Pick<Tx, 'accountPerson'>, actor: Actor | null, personId: string): Promise<boolean> {
  if (!actor) return false;
  return (await tx.accountPerson.count({ where: { accountId: actor.accountId, personId, assistant: false } })) > 0;
}

/** Refuses "not found" to everybody but the person themself. */
export async function requireOwn(tx: Tx, actor: Actor | null, personId: string): Promise<void> {
  if (!(await isOwn(tx, actor, personId))) throw new Refusal('not_found');
}
