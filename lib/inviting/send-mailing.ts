import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { issueLinks } from '@/lib/delegations/issue-link';
import { openDelegation } from '@/lib/delegations/open-delegation';
import { lockMailing } from '@/lib/mail/lock-mailing';
import { markMailingSent } from '@/lib/mail/mark-mailing-sent';
import { issueLetters } from './issue-letters';
import { writeMail, type Desk } from './mail';
import { focalPointsOf, isFirst, leftOut, planMails, type Drafted, type Invited, type Planned } from './model/plan';
import { readDesk, readInvited } from './read-desk';
import { audienceSchema, occasions, type Audience, type Occasion, type sendMailingSchema } from './schema';

/**
 * Sends a drafted message: to exactly as many as were shown, or not at all ("messages_changed" names the new number, for
 * example because somebody has answered in the meantime). Parties written to for the first time get their delegation.
 * Sent a second time, by another hand, it writes to nobody.
 */
export async function sendMailing(
  ctx: Ctx,
  input: z.output<typeof sendMailingSchema>,
): Promise<{ mailingId: string; messages: number }> {
  const mailing = await holdMailing(ctx, input.mailing);
  if (mailing.sent !== null) return { mailingId: input.mailing, messages: mailing.sent };
  const invited = await lockInvited(ctx, mailing.audience);
  const written = invited.filter((invitation) => leftOut(invitation, mailing.occasion, mailing.drafted) === null);
  const planned = written.flatMap((invitation) => planMails(invitation, mailing.occasion, mailing.audience.letters));
  if (planned.length !== input.messages)
    throw new Refusal('invalid', { messages: { code: 'messages_changed', params: { count: planned.length } } });

  for (const invitation of written.filter(isFirst)) await open(ctx, invitation);
  const desk = await readDesk(ctx.tx, ctx.scope.meeting);
  await queue(ctx, desk, input.mailing, written, planned);
  await note(ctx, mailing.occasion, written);
  return markMailingSent(ctx, input.mailing, planned.length, {
    occasion: mailing.occasion,
    invitations: written.length,
  });
}

/** The message with what this domain reads from it. */
async function holdMailing(
  ctx: Ctx,
  id: string,
): Promise<{ occasion: Occasion; audience: Audience; drafted: Drafted; sent: number | null }> {
  const { purpose, audience: stored, createdAt: at, sent } = await lockMailing(ctx, id);
  const occasion = found(occasions.find((known) => known === purpose));
  const audience = audienceSchema.parse(stored);
  return { occasion, audience, drafted: { at, without: audience.without }, sent };
}

/** Locked before they are looked at, in one order, so that two messages to the same party follow each other. */
async function lockInvited(ctx: Ctx, audience: Audience): Promise<Invited[]> {
  const { id: meetingId } = ctx.scope.meeting;
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Invitation" WHERE "meetingId" = ${meetingId}::uuid
      AND (id = ANY (${audience.invitations}::uuid[]) OR (${audience.everyone} AND status = 'SENT'))
    ORDER BY id FOR UPDATE`;
  return readInvited(ctx.tx, meetingId, { ids: rows.map(({ id }) => id) });
}

async function open(ctx: Ctx, invitation: Invited): Promise<void> {
  await ctx.tx.invitation.update({
    where: { id: invitation.id },
    data: { status: 'SENT', sentAt: ctx.now, answeredAt: null, declineReason: null },
    select: { id: true },
  });
  await openDelegation(ctx, { ...invitation, focalPoints: focalPointsOf(invitation) });
}

/** Links, letters and mails; statements do not grow with the number of mails, but for the files of letters. */
async function queue(
  ctx: Ctx,
  desk: Desk,
  mailingId: string,
  written: readonly Invited[],
  planned: readonly Planned[],
): Promise<void> {
  const invitations = new Map(written.map((invitation) => [invitation.id, invitation]));
  const of = ({ invitationId }: { invitationId: string }) => found(invitations.get(invitationId));
  const linked = planned.filter(({ hasLink }) => hasLink);
  const urls = await issueLinks(
    ctx,
    linked.map(({ to, locale, invitationId }) => ({ email: to, locale, invitationId })),
  );
  const links = new Map(linked.map((mail, index) => [mail, urls[index] ?? '']));
  const withLetter = planned.flatMap((mail) => (mail.letter ? [{ mail, letter: mail.letter }] : []));
  const files = await issueLetters(
    ctx,
    desk,
    withLetter.map(({ mail, letter }) => ({ invited: of(mail), letter })),
  );
  const letters = new Map(withLetter.map(({ mail }, index) => [mail, files[index]]));
  await queueMails(
    ctx.tx,
    planned.map((mail) => {
      const file = letters.get(mail);
      return {
        purpose: mail.purpose,
        to: mail.to,
        locale: mail.locale,
        ...writeMail(desk, of(mail), mail, links.get(mail) ?? ''),
        meetingId: ctx.scope.meeting.id,
        copies: mail.copies,
        attachments: file ? [file] : [],
        mailingId,
      };
    }),
  );
}

/** What each invitation remembers of it. */
async function note(ctx: Ctx, occasion: Occasion, written: readonly Invited[]): Promise<void> {
  if (occasion === 'invitation-reminder')
    await ctx.tx.invitation.updateMany({
      where: { id: { in: written.map(({ id }) => id) } },
      data: { remindedAt: ctx.now, reminders: { increment: 1 } },
    });
  await ctx.tx.invitationAddressee.updateMany({
    where: { invitationId: { in: written.map(({ id }) => id) }, writtenAt: null },
    data: { writtenAt: ctx.now },
  });
  for (const { id, focalPointEmail } of written)
    await ctx.audit({
      subject: { type: 'Invitation', id },
      action: occasion === 'invitation' ? 'invitation.send' : 'invitation.remind',
      details: { to: focalPointEmail },
    });
}
