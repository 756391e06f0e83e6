import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { issueLink } from './issue-link';
import { invitationMail } from './mail';

/** Mails the focal point of an invitation with a new personal link, in the language chosen for them. */
export async function mailInvitation(ctx: Ctx, invitationId: string): Promise<void> {
  const invitation = await ctx.tx.invitation.findUniqueOrThrow({
    where: { id: invitationId },
    select: {
      seats: true,
      fundedSeats: true,
      locale: true,
      focalPointGivenName: true,
      focalPointSurname: true,
      focalPointEmail: true,
      party: { select: { names: true } },
    },
  });
  const { locale, focalPointEmail: email, seats, fundedSeats } = invitation;
  const url = await issueLink(ctx, { email, locale, invitationId });
  const name = `${invitation.focalPointGivenName} ${invitation.focalPointSurname}`;
  const mail = invitationMail(ctx.scope.meeting, {
    locale,
    name,
    party: invitation.party.names as LocalizedText,
    seats,
    fundedSeats,
    url,
  });
  await ctx.mail({ purpose: 'invitation', to: email, locale, ...mail });
}
