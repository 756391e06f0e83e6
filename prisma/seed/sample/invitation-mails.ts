import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { linkExpiry } from '@/lib/delegations/model';
import { invitationMail } from '@/lib/delegations/mail';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Tx } from '@/lib/core/db';
import { noRows, type Rows } from '../rows';
import type { Kit } from './kit';

type Sent = {
  id: string;
  name: string;
  email: string;
  locale: string;
  seats: number;
  fundedSeats: number;
  party: LocalizedText;
  sentAt: Date;
};

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
    .findUniqueOrThrow({ where: { id: meetingId }, omit: { theme: true, agenda: true } })
    .then((meeting) => ({
      ...meeting,
      isPublished: false,
      title: meeting.title as LocalizedText,
      shortTitle: meeting.shortTitle as LocalizedText,
    }));
  const sent = await tx.$queryRaw<Sent[]>`
    SELECT i.id, i."focalPointGivenName" || ' ' || i."focalPointSurname" AS name, i."focalPointEmail" AS email, i.locale, i.seats, i."fundedSeats",
           p.names AS party, i."sentAt"
    FROM "Invitation" i JOIN "Party" p ON p.id = i."partyId" WHERE i."meetingId" = ${meetingId}::uuid AND i."sentAt" IS NOT NULL ORDER BY i.id`;
  const { baseUrl } = env();
  for (const { email, locale, sentAt, ...invitation } of sent) {
    const token = randomToken();
    const expiresAt = linkExpiry(now, frame.endsOn);
    PersonalLink.push({
      id: id(),
      invitationId: invitation.id,
      email,
      tokenHash: hashSecret('personal-link', token),
      createdAt: sentAt,
      expiresAt,
    });
    const words = invitationMail(frame, {
      ...invitation,
      locale,
      url: `${baseUrl}/${locale}/invitation/open?t=${token}`,
    });
    OutboxMail.push({
      id: id(),
      purpose: 'invitation',
      meetingId,
      recipient: email,
      locale,
      ...words,
      messageId: `<${id()}@${new URL(baseUrl).hostname}>`,
      status: 'HELD',
      createdAt: sentAt,
    });
  }
  return { OutboxMail, PersonalLink };
}
