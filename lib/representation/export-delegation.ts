import type { z } from 'zod';
import { authorize } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/core/execute';
import { activeStatuses } from '@/lib/registration/policy';
import { sheetFields } from './exchange';
import type { exportDelegationSchema } from './schema';

/** Notes that a delegation's list is handed out: who took it, which fields, of how many. The file itself is made by the route, after this. */
export async function exportDelegation(
  ctx: Ctx,
  { delegation, format }: z.output<typeof exportDelegationSchema>,
): Promise<{ transferId: string }> {
  const { role } = authorize(ctx.scope, 'delegation.export', { delegationId: delegation });
  const rows = await ctx.tx.registration.count({
    where: { delegationId: delegation, status: { in: [...activeStatuses] } },
  });
  const { id: transferId } = await ctx.tx.transfer.create({
    data: {
      meetingId: ctx.scope.meeting.id,
      purpose: 'delegation-list',
      recipient: 'own use',
      format,
      fields: [...sheetFields],
      rows,
      byAccountId: ctx.actor?.accountId ?? null,
      role,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Delegation', id: delegation }, details: { transferId, format, rows } });
  return { transferId };
}
