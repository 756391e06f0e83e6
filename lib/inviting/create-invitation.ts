import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { categoryOf } from '@/lib/delegations/model';
import { chosenParties } from './chosen-parties';
import type { createInvitationSchema } from './schema';

/** Drafts the invitation of a party. Nothing leaves the house yet. Refuses a party that is unknown or has an invitation already. */
export async function createInvitation(
  ctx: Ctx,
  input: z.output<typeof createInvitationSchema>,
): Promise<{ invitationId: string }> {
  const [partyId] = await chosenParties(ctx, [input.partyId]);
  const party = partyId && (await ctx.tx.party.findUnique({ where: { id: partyId }, select: { kind: true } }));
  if (!partyId || !party) throw new Refusal('invalid', { partyId: { code: 'invalid_choice' } });
  const invitationId = randomUUID();
  const { count } = await ctx.tx.invitation.createMany({
    data: [{ id: invitationId, meetingId: ctx.scope.meeting.id, category: categoryOf(party.kind), ...input, partyId }],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal('invalid', { partyId: { code: 'already_invited' } });
  await ctx.audit({ subject: { type: 'Invitation', id: invitationId }, details: { ...input, partyId } });
  return { invitationId };
}
