import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { addAddresseeSchema } from './schema';

/**
 * Adds somebody to whom the invitation is addressed, or who has it in copy. Refuses an address that is there already, and a
 * further focal point once the invitation is sent: that one is named on the delegation's own page.
 */
export async function addAddressee(ctx: Ctx, input: z.output<typeof addAddresseeSchema>): Promise<null> {
  const { invitation: invitationId, ...addressee } = input;
  const invitation = found(
    await ctx.tx.invitation.findFirst({
      where: { id: invitationId, meetingId: ctx.scope.meeting.id },
      select: { status: true, focalPointEmail: true },
    }),
  );
  if (invitation.status === 'REVOKED') throw new Refusal('conflict');
  if (addressee.kind === 'FOCAL_POINT' && !addressee.copy && invitation.status !== 'DRAFT')
    throw new Refusal('invalid', { kind: { code: 'sent_already' } });
  const isKnown = addressee.email === invitation.focalPointEmail;
  const { count } = isKnown
    ? { count: 0 }
    : await ctx.tx.invitationAddressee.createMany({ data: [{ invitationId, ...addressee }], skipDuplicates: true });
  if (count === 0) throw new Refusal('invalid', { email: { code: 'addressed_already' } });
  await ctx.audit({ subject: { type: 'Invitation', id: invitationId }, details: addressee });
  return null;
}
