import type { Ctx } from '@/lib/core/execute';
import type { Grant } from './permissions';

/**
 * The roles that the actor holds in another meeting than the one entered, for verbs that take something over from there. Read
 * within the transaction: a second connection might have to wait for ever.
 */
export async function grantsIn({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, meetingId: string): Promise<Grant[]> {
  const held = await tx.meetingRole.findMany({
    where: { meetingId, personId: { in: actor?.personIds ?? [] } },
    select: { kind: true },
  });
  return [...(actor?.siteRole ? [{ role: actor.siteRole }] : []), ...held.map(({ kind }) => ({ role: kind }))];
}
