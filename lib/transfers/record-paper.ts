import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { pick } from '@/lib/i18n/pick';
import { paperFields } from './model/papers';
import type { recordPaperSchema } from './schema';

/**
 * Writes down that a paper with people in it is about to go out: which, of whom, with what about them, to whom. Run by the
 * route that makes it, after that has asked who may have it; `completeTransfer` says when it went out whole. What somebody
 * is told about themselves is no transfer. Refuses "not_found" where nobody named is of the meeting.
 */
export async function recordPaper(
  ctx: Ctx,
  { paper, format, shownIn, registrations }: z.output<typeof recordPaperSchema>,
): Promise<{ transferId: string }> {
  const { meeting } = ctx.scope;
  const members = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM unnest(${registrations}::uuid[]) WITH ORDINALITY AS named(id, place)
    JOIN "Registration" r ON r.id = named.id AND r."meetingId" = ${meeting.id}::uuid ORDER BY named.place`;
  found(members[0]);
  const staff = ctx.scope.grants.find(({ role }) => (handOn as readonly string[]).includes(role));
  const { id: transferId } = await ctx.tx.transfer.create({
    data: {
      meetingId: meeting.id,
      purpose: paper,
      recipient: pick(meeting.shortTitle, 'en').text,
      recipientKind: staff ? 'OWN' : 'DELEGATIONS',
      format,
      fields: [...paperFields[paper]],
      locale: shownIn,
      rows: members.length,
      registrationIds: members.map(({ id }) => id),
      byAccountId: found(ctx.actor).accountId,
      role: staff?.role ?? 'SIGNED_IN',
      at: ctx.now,
      steps: { create: { kind: 'BEGUN', at: ctx.now } },
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Transfer', id: transferId }, details: { paper, format, rows: members.length } });
  return { transferId };
}

/** Who takes papers for the house and not for themselves. */
const handOn = ['ADMIN', 'STAFF', 'ORGANISER', 'TRAVEL', 'FINANCE', 'LOGISTICS', 'DOOR'] as const;
