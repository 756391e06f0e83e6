import type { z } from 'zod';
import { authorize } from '@/lib/auth/permissions';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { activeStatuses } from '@/lib/registration/policy';
import { sheetFields } from './exchange';
import type { exportDelegationSchema } from './schema';

/**
 * Writes down that a delegation's list is about to be handed out: who takes it, which fields, of whom. The file itself is made
 * by the route, after this, which says when it went out whole (`completeTransfer`).
 */
export async function exportDelegation(
  ctx: Ctx,
  { delegation, format }: z.output<typeof exportDelegationSchema>,
): Promise<{ transferId: string }> {
  const { role } = authorize(ctx.scope, 'delegation.export', { delegationId: delegation });
  const { party, registrations } = found(
    await ctx.tx.delegation.findUnique({
      where: { id: delegation },
      select: {
        party: { select: { names: true } },
        registrations: {
          where: { status: { in: [...activeStatuses] } },
          select: { id: true },
          orderBy: [{ seat: { rank: 'asc' } }, { id: 'asc' }],
        },
      },
    }),
  );
  const { id: transferId } = await ctx.tx.transfer.create({
    data: {
      meetingId: ctx.scope.meeting.id,
      purpose: 'delegation-list',
      recipient: pick(party.names as LocalizedText, 'en').text,
      recipientKind: 'DELEGATIONS',
      format,
      fields: [...sheetFields],
      rows: registrations.length,
      registrationIds: registrations.map(({ id }) => id),
      byAccountId: ctx.actor?.accountId ?? null,
      role,
      at: ctx.now,
      steps: { create: { kind: 'BEGUN', at: ctx.now } },
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Delegation', id: delegation },
    details: { transferId, format, rows: registrations.length },
  });
  return { transferId };
}
