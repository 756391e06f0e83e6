import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { addresseeSchema } from './schema';

/** Takes an addressee off an invitation. What was sent to them stays sent. */
export async function removeAddressee(ctx: Ctx, { addressee: id }: z.output<typeof addresseeSchema>): Promise<null> {
  const row = found(
    await ctx.tx.invitationAddressee.findFirst({
      where: { id, invitation: { meetingId: ctx.scope.meeting.id } },
      select: { invitationId: true, kind: true, email: true },
    }),
  );
  await ctx.tx.invitationAddressee.deleteMany({ where: { id } });
  await ctx.audit({
    subject: { type: 'Invitation', id: row.invitationId },
    details: { removed: { kind: row.kind, email: row.email } },
  });
  return null;
}
