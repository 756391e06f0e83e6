import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { categoryOf } from '@/lib/delegations/model';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { chosenParties } from './chosen-parties';
import { readDeadline } from './read-deadline';
import { readProposals } from './read-proposals';
import type { draftInvitationsSchema } from './schema';

/**
 * Drafts the invitations of several parties with the same terms. The focal point known from before is filled in where there
 * is one; the others are left to be filled in before sending. Parties that have an invitation already are passed over.
 * Nothing leaves the house. As many statements for one party as for all of them, beside the audit.
 */
export async function draftInvitations(
  ctx: Ctx,
  input: z.output<typeof draftInvitationsSchema>,
): Promise<{ drafted: number }> {
  const { id: meetingId, languages } = ctx.scope.meeting;
  const answerBy = readDeadline(ctx.scope.meeting, input.answerBy);
  const parties = await ctx.tx.party.findMany({
    where: { id: { in: await chosenParties(ctx, input.parties) }, invitations: { none: { meetingId } } },
    select: { id: true, kind: true },
  });
  if (parties.length === 0) throw new Refusal('invalid', { parties: { code: 'already_invited' } });
  const known = await readProposals(
    ctx.tx,
    meetingId,
    parties.map(({ id }) => id),
  );
  const [source] = languages;
  const fallback = isLocale(source) ? source : defaultLocale;
  const rows = parties.map(({ id: partyId, kind }) => {
    const focalPoint = known.get(partyId);
    return {
      id: randomUUID(),
      meetingId,
      partyId,
      category: categoryOf(kind),
      seats: input.seats,
      fundedSeats: input.fundedSeats,
      letter: input.letter,
      answerBy,
      focalPointGivenName: focalPoint?.givenName ?? '',
      focalPointSurname: focalPoint?.surname ?? '',
      focalPointEmail: focalPoint?.email ?? '',
      locale: input.language === 'own' ? (focalPoint?.locale ?? fallback) : input.language,
    };
  });
  await ctx.tx.invitation.createMany({ data: rows, skipDuplicates: true });
  if (input.addressees) await takeOverAddressees(ctx, rows);
  for (const { id, partyId, seats, fundedSeats, letter, locale } of rows)
    await ctx.audit({
      subject: { type: 'Invitation', id },
      details: { partyId, seats, fundedSeats, letter, locale, answerBy },
    });
  return { drafted: rows.length };
}

/** Chairs change from one edition to the next; missions and secretariats stay. */
const lasting = ['PERMANENT_MISSION', 'SECRETARIAT'] as const;

/** The lasting addressees of each party's latest invitation in the series before this edition. */
async function takeOverAddressees(ctx: Ctx, drafts: readonly { id: string; partyId: string }[]): Promise<void> {
  const { id: meetingId, edition } = ctx.scope.meeting;
  const earlier = await ctx.tx.invitation.findMany({
    where: {
      partyId: { in: drafts.map(({ partyId }) => partyId) },
      meeting: { edition: { lt: edition }, series: { meetings: { some: { id: meetingId } } } },
    },
    select: {
      partyId: true,
      addressees: {
        where: { kind: { in: [...lasting] } },
        select: { kind: true, name: true, email: true, locale: true, copy: true },
      },
    },
    orderBy: { meeting: { edition: 'desc' } },
  });
  const data = drafts.flatMap(({ id: invitationId, partyId }) =>
    (earlier.find((invitation) => invitation.partyId === partyId)?.addressees ?? []).map((addressee) => ({
      ...addressee,
      invitationId,
    })),
  );
  if (data.length > 0) await ctx.tx.invitationAddressee.createMany({ data, skipDuplicates: true });
}
