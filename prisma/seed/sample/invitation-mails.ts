import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { linkAddress } from '@/lib/delegations/issue-link';
import { linkExpiry } from '@/lib/delegations/model';
import { writeMail } from '@/lib/inviting/mail';
import { planMails } from '@/lib/inviting/model/plan';
import { readDesk, readInvited } from '@/lib/inviting/read-desk';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Tx } from '@/lib/core/db';
import { noRows, type Rows } from '../rows';
import type { Kit } from './kit';

/**
 * The mails that the invitations of a meeting went out with, to be read in the outbox of the local sample: held, because no
 * mail server sends to invented people. Their personal links work; only the links' hashes are stored beside them.
 */
export async function invitationMails(
  tx: Tx,
  { id }: Kit,
  meetingId: string,
  now: Date,
): Promise<Pick<Rows, 'OutboxMail' | 'PersonalLink'>> {
  const { OutboxMail, PersonalLink } = noRows();
  const frame: MeetingFrame = await tx.meeting
    .findUniqueOrThrow({ where: { id: meetingId }, omit: { theme: true, letterhead: true } })
    .then((meeting) => ({
      ...meeting,
      isPublished: false,
      title: meeting.title as LocalizedText,
      shortTitle: meeting.shortTitle as LocalizedText,
    }));
  const desk = await readDesk(tx, frame);
  const sent = await tx.invitation.findMany({
    where: { meetingId, sentAt: { not: null } },
    select: { id: true, sentAt: true },
    orderBy: { id: 'asc' },
  });
  const invited = new Map(
    (await readInvited(tx, meetingId, { ids: sent.map((row) => row.id) })).map((row) => [row.id, row]),
  );
  const { baseUrl } = env();
  for (const { id: invitationId, sentAt } of sent) {
    const invitation = invited.get(invitationId);
    if (!invitation || !sentAt) continue;
    for (const mail of planMails(invitation, 'invitation', false)) {
      const token = randomToken();
      if (mail.hasLink)
        PersonalLink.push({
          id: id(),
          invitationId,
          email: mail.to,
          tokenHash: hashSecret('personal-link', token),
          createdAt: sentAt,
          expiresAt: linkExpiry(now, frame.endsOn),
        });
      OutboxMail.push({
        id: id(),
        purpose: mail.purpose,
        meetingId,
        recipient: mail.to,
        locale: mail.locale,
        ...writeMail(desk, invitation, mail, linkAddress(mail.locale, token)),
        messageId: `<${id()}@${new URL(baseUrl).hostname}>`,
        status: 'HELD',
        copies: mail.copies,
        createdAt: sentAt,
      });
    }
  }
  return { OutboxMail, PersonalLink };
}
