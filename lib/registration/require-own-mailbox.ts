import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { activeStatuses } from './policy';

/**
 * Refuses an address under which somebody else of the delegation is named already, at the field and with that name, unless
 * the sharing is said: several people may share a mailbox, but whoever reads it sees the data of all of them.
 */
export async function requireOwnMailbox(
  ctx: Ctx,
  { email, sharesMailbox }: { email: string; sharesMailbox: boolean },
  { delegationId, personId }: { delegationId: string; personId: string },
): Promise<void> {
  if (sharesMailbox) return;
  const other = await ctx.tx.registration.findFirst({
    where: { delegationId, email, personId: { not: personId }, status: { in: [...activeStatuses] } },
    select: { givenName: true, surname: true },
    orderBy: { createdAt: 'asc' },
  });
  if (other)
    throw new Refusal('invalid', {
      email: { code: 'shared_mailbox', params: { name: `${other.givenName} ${other.surname}`.trim() } },
    });
}
