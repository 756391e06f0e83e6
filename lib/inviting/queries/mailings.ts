import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { MailingStatus } from '@/lib/core/prisma/enums';
import { linkAddress } from '@/lib/delegations/issue-link';
import type { LocalizedText } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { letterheadIn } from '@/lib/papers/model';
import { writeMail, type Desk } from '../mail';
import { isFirst, leftOut, planMails, type LeftOut, type Planned } from '../model/plan';
import { readDesk, readInvited } from '../read-desk';
import { letterFileName } from '../render/letter';
import { audienceSchema, occasions, type Occasion } from '../schema';

export type MailingLine = {
  id: string;
  purpose: string;
  status: MailingStatus;
  recipients: number;
  createdAt: Date;
  sentAt: Date | null;
  by: string | null;
};

/** Messages to many, drafts first, then the latest. One statement. */
export async function listMailings(scope: MeetingScope): Promise<MailingLine[]> {
  authorize(scope, 'mail.read');
  return db().$queryRaw<MailingLine[]>`
    SELECT m.id, m.purpose, m.status, m.recipients, m."createdAt", m."sentAt", a.email AS by
    FROM "Mailing" m LEFT JOIN "Account" a ON a.id = m."byAccountId"
    WHERE m."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY m.status = 'SENT', m."createdAt" DESC LIMIT 50`;
}

/** One mail as it will leave: whole, in its recipient's language. Its personal link is made when it is sent. */
export type PreviewedMail = Planned & {
  subject: string;
  body: string;
  party: LocalizedText;
  /** Name of the PDF and its number among the invitation's letters. */
  attachment: { name: string; number: number } | null;
};

export type MailingPreview = {
  id: string;
  occasion: Occasion;
  status: MailingStatus;
  letters: boolean;
  recipients: number;
  createdAt: Date;
  sentAt: Date | null;
  /** For a draft: the mails, and who is left out and why. */
  mails: PreviewedMail[];
  invitations: number;
  first: number;
  leftOut: { id: string; party: LocalizedText; why: LeftOut }[];
  unfinished: Unfinished;
};

/** What a secretariat would want to see to before these mails leave; none of it keeps them from leaving. */
export type Unfinished = {
  inPreparation: boolean;
  /** Languages of letters for which neither sender, address nor signatory is set. */
  withoutLetterhead: Locale[];
  /** Languages of mails in which the meeting has no title. */
  untitled: Locale[];
};

const nothingUnfinished: Unfinished = { inPreparation: false, withoutLetterhead: [], untitled: [] };

function unfinishedOf({ meeting, letterhead }: Desk, mails: readonly Planned[]): Unfinished {
  const written = new Set(mails.map(({ locale }) => locale));
  const ofLetters = new Set(mails.flatMap(({ letter }) => letter?.locale ?? []));
  const hasHead = (locale: Locale) => {
    const { from, address, signatory } = letterheadIn(letterhead, locale);
    return Boolean(from || address || signatory);
  };
  const title: LocalizedText = meeting.title;
  return {
    inPreparation: meeting.phase === 'PREPARATION',
    withoutLetterhead: locales.filter((locale) => ofLetters.has(locale) && !hasHead(locale)),
    untitled: locales.filter((locale) => written.has(locale) && !title[locale]),
  };
}

/**
 * A message to many before it leaves: every mail as it will be, computed from what is known now. The same number of
 * statements for one invitation as for all. For one that was sent only its head: its mails stand in the outbox.
 */
export async function previewMailing(scope: MeetingScope, id: string): Promise<MailingPreview> {
  authorize(scope, 'invitation.send');
  const meetingId = scope.meeting.id;
  const mailing = found(await db().mailing.findFirst({ where: { id, meetingId } }));
  const occasion = found(occasions.find((known) => known === mailing.purpose));
  const audience = audienceSchema.parse(mailing.audience);
  const drafted = { at: mailing.createdAt, without: audience.without };
  const head = {
    id,
    occasion,
    status: mailing.status,
    letters: audience.letters,
    recipients: mailing.recipients,
    createdAt: mailing.createdAt,
    sentAt: mailing.sentAt,
  };
  if (mailing.status === 'SENT')
    return { ...head, mails: [], invitations: 0, first: 0, leftOut: [], unfinished: nothingUnfinished };
  const [invited, desk] = await Promise.all([
    readInvited(db(), meetingId, audience.everyone ? { status: 'SENT' } : { ids: audience.invitations }),
    readDesk(db(), scope.meeting),
  ]);
  const written = invited.filter((invitation) => leftOut(invitation, occasion, drafted) === null);
  const mails = written.flatMap((invitation) => {
    let letters = 0;
    return planMails(invitation, occasion, audience.letters).map((mail): PreviewedMail => {
      const number = mail.letter ? (letters += 1) : 0;
      return {
        ...mail,
        ...writeMail(desk, invitation, mail, linkAddress(mail.locale, '…')),
        party: invitation.party.names,
        attachment: mail.letter ? { name: letterFileName(mail.letter, invitation.party.code), number } : null,
      };
    });
  });
  return {
    ...head,
    mails,
    invitations: written.length,
    first: occasion === 'invitation' ? written.filter(isFirst).length : 0,
    leftOut: invited.flatMap((invitation) => {
      const why = leftOut(invitation, occasion, drafted);
      return why ? [{ id: invitation.id, party: invitation.party.names, why }] : [];
    }),
    unfinished: unfinishedOf(desk, mails),
  };
}

/** How the mails of a sent message stand, by state. */
export async function countMailsOf(scope: MeetingScope, id: string): Promise<{ status: string; count: number }[]> {
  authorize(scope, 'mail.read');
  const rows = await db().outboxMail.groupBy({
    by: ['status'],
    where: { mailingId: id, meetingId: scope.meeting.id },
    _count: { _all: true },
    orderBy: { status: 'asc' },
  });
  return rows.map(({ status, _count }) => ({ status, count: _count._all }));
}
