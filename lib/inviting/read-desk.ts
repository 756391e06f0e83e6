import type { MeetingFrame } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import type { InvitationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { readOwnWords } from '@/lib/mail/read-own-words';
import type { Desk } from './mail';
import type { Addressee, Invited } from './model/plan';

/** What the mails and letters of a meeting are made with. Two statements. */
export async function readDesk(tx: Pick<Tx, 'meeting' | 'mailTemplate'>, meeting: MeetingFrame): Promise<Desk> {
  const { theme, letterhead, answerBy } = await tx.meeting.findUniqueOrThrow({
    where: { id: meeting.id },
    select: { theme: true, letterhead: true, answerBy: true },
  });
  const ownWords = await readOwnWords(tx, meeting.id);
  return { meeting, theme: theme as LocalizedText, letterhead, answerBy, ownWords };
}

/** Invitations of the meeting with their addressees, by party code; as many statements for one as for all. */
export async function readInvited(
  tx: Pick<Tx, 'invitation'>,
  meetingId: string,
  which: { ids: readonly string[] } | { status: InvitationStatus },
): Promise<Invited[]> {
  const rows = await tx.invitation.findMany({
    where: { meetingId, ...('ids' in which ? { id: { in: [...which.ids] } } : which) },
    select: {
      id: true,
      status: true,
      partyId: true,
      category: true,
      seats: true,
      fundedSeats: true,
      letter: true,
      locale: true,
      answerBy: true,
      sentAt: true,
      remindedAt: true,
      focalPointGivenName: true,
      focalPointSurname: true,
      focalPointEmail: true,
      party: { select: { code: true, names: true } },
      addressees: {
        select: { id: true, kind: true, name: true, email: true, locale: true, copy: true, writtenAt: true },
        orderBy: { id: 'asc' },
      },
    },
    orderBy: { party: { code: 'asc' } },
  });
  return rows.map(({ party, addressees, ...row }) => ({
    ...row,
    locale: known(row.locale),
    party: { code: party.code, names: party.names as LocalizedText },
    addressees: addressees.map((addressee): Addressee => ({ ...addressee, locale: known(addressee.locale) })),
  }));
}

const known = (language: string): Locale => (isLocale(language) ? language : defaultLocale);
