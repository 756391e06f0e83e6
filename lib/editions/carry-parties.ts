import type { Ctx } from '@/lib/core/execute';
import { draftInvitations } from '@/lib/inviting/draft-invitations';
import { draftInvitationsSchema } from '@/lib/inviting/schema';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { PreviousEdition } from './previous-edition';
import type { Taken } from './model/taken';

/**
 * Drafts an invitation of each party that was invited before and has not ended, with its places, its kind of letter and its
 * focal point of then (or the party's lasting one). Nothing is sent.
 */
export async function carryParties(ctx: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = ctx.scope.meeting.id;
  const invited = await ctx.tx.invitation.findMany({
    where: { meetingId: previous.id, status: { in: ['SENT', 'ACCEPTED', 'DECLINED'] } },
    orderBy: { party: { code: 'asc' } },
    select: {
      partyId: true,
      party: { select: { names: true, status: true, invitations: { where: { meetingId }, select: { id: true } } } },
    },
  });
  const fresh = invited.filter(({ party }) => party.invitations.length === 0 && party.status !== 'CONCLUDED');
  const left: Taken['left'] = invited
    .filter((one) => !fresh.includes(one))
    .map(({ party }) => ({
      name: party.names as LocalizedText,
      why: party.invitations.length > 0 ? 'there' : 'concluded',
    }));
  if (fresh.length === 0) return { taken: [], left };
  const input = {
    parties: fresh.map(({ partyId }) => partyId),
    seats: '2',
    fundedSeats: '0',
    language: 'own',
    letter: 'LETTER',
    answerBy: {},
    addressees: 'on',
  };
  await draftInvitations(ctx, draftInvitationsSchema.parse(input));
  await ctx.tx.$executeRaw`
    UPDATE "Invitation" i SET seats = o.seats, "fundedSeats" = o."fundedSeats", letter = o.letter, category = o.category
    FROM "Invitation" o
    WHERE i."meetingId" = ${meetingId}::uuid AND i.status = 'DRAFT' AND i."partyId" = ANY (${input.parties}::uuid[])
      AND o."meetingId" = ${previous.id}::uuid AND o."partyId" = i."partyId"`;
  const nameless = await ctx.tx.invitation.findMany({
    where: { meetingId, partyId: { in: input.parties }, focalPointEmail: '' },
    select: { party: { select: { names: true } } },
  });
  return {
    taken: fresh.map(({ party }) => party.names as LocalizedText),
    left: [
      ...left,
      ...nameless.map(({ party }) => ({ name: party.names as LocalizedText, why: 'no_focal_point' as const })),
    ],
  };
}
