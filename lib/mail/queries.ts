import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope, SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { found } from '@/lib/core/errors';
import { readStoredFile } from '@/lib/core/file-store';
import type { MailStatus } from '@/lib/core/prisma/enums';
import type { Locale } from '@/lib/i18n/routing';
import type { WordedPurpose } from './policy';
import type { MailFilters } from './schema';

/** Mails on a page. */
export const mailPageSize = 50;

export type MailLine = {
  id: string;
  purpose: string;
  recipient: string;
  locale: string;
  subject: string;
  status: MailStatus;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
  /** It came to nothing and its text is still there: it can be sent again. */
  canResend: boolean;
  copies: string[];
};

/** A mail as it was sent; a null body is one that was erased or may not be read. */
export type WholeMail = Omit<MailLine, 'canResend'> & {
  body: string | null;
  isSecret: boolean;
  messageId: string;
  attachments: { id: string; name: string; size: number; isErased: boolean }[];
};

const line = {
  id: true,
  purpose: true,
  recipient: true,
  locale: true,
  subject: true,
  status: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  sentAt: true,
  copies: true,
} as const;

/** The outbox of a meeting, newest first; `older` is the key of the next page. */
export function listMeetingMails(scope: MeetingScope, filters: MailFilters) {
  authorize(scope, 'mail.read');
  return readPage({ meetingId: scope.meeting.id }, filters);
}

/** Mails that belong to no meeting (signing in), newest first. */
export function listSiteMails(scope: SiteScope, filters: MailFilters) {
  authorize(scope, 'mail.read-all');
  return readPage({ meetingId: null }, filters);
}

/** One mail of a meeting as it was sent, or null. */
export function findMeetingMail(scope: MeetingScope, id: string): Promise<WholeMail | null> {
  authorize(scope, 'mail.read');
  return readWhole({ id, meetingId: scope.meeting.id });
}

/** One mail without a meeting as it was sent, or null. */
export function findSiteMail(scope: SiteScope, id: string): Promise<WholeMail | null> {
  authorize(scope, 'mail.read-all');
  return readWhole({ id, meetingId: null });
}

/** A mail without its text; whether it could go again hangs on that text. */
function toLine<M extends { status: MailStatus; secret: boolean; body: string | null }>({ secret, body, ...mail }: M) {
  const hasFailed = mail.status === 'FAILED' || mail.status === 'BOUNCED';
  return { ...mail, canResend: hasFailed && !secret && body !== null };
}

async function readPage(
  where: { meetingId: string | null },
  { status, to, mailing, before }: MailFilters,
): Promise<{ mails: MailLine[]; older: string | null }> {
  const mails = await db().outboxMail.findMany({
    where: {
      ...where,
      ...(status ? { status } : {}),
      ...(mailing ? { mailingId: mailing } : {}),
      ...(to ? { recipient: { contains: to, mode: 'insensitive' as const } } : {}),
    },
    select: { ...line, secret: true, body: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    // The key of a page is the last mail of the page before.
    ...(before ? { cursor: { id: before }, skip: 1 } : {}),
    take: mailPageSize + 1,
  });
  const shown = mails.slice(0, mailPageSize).map(toLine);
  return { mails: shown, older: mails.length > mailPageSize ? (shown.at(-1)?.id ?? null) : null };
}

/** A body with a one-time code is shown in the local sample only, where there is no mailbox to read it in. */
async function readWhole(where: { id: string; meetingId: string | null }): Promise<WholeMail | null> {
  const mail = await db().outboxMail.findFirst({
    where,
    select: {
      ...line,
      body: true,
      secret: true,
      messageId: true,
      attachments: {
        select: { file: { select: { id: true, name: true, size: true, status: true } } },
        orderBy: { fileId: 'asc' },
      },
    },
  });
  if (!mail) return null;
  const { secret, body, attachments, ...rest } = mail;
  const mayRead = !secret || env().PARLEY_SAMPLE;
  return {
    ...rest,
    body: mayRead ? body : null,
    isSecret: secret,
    attachments: attachments.map(({ file: { status, ...file } }) => ({ ...file, isErased: status !== 'STORED' })),
  };
}

/** A file that went with a mail of the meeting, as it was sent. */
export async function readAttachment(scope: MeetingScope, mailId: string, fileId: string) {
  authorize(scope, 'mail.read');
  const attachment = await db().mailAttachment.findFirst({
    where: { mailId, fileId, mail: { meetingId: scope.meeting.id } },
    select: { fileId: true },
  });
  return found(attachment && (await readStoredFile(attachment.fileId)));
}

/** The own words of a purpose in a language, or null where the product's are used. */
export function findOwnWording(scope: MeetingScope, purpose: WordedPurpose, locale: Locale) {
  authorize(scope, 'mail.word');
  return db().mailTemplate.findUnique({
    where: { meetingId_purpose_locale: { meetingId: scope.meeting.id, purpose, locale } },
    select: { subject: true, body: true, lockVersion: true, updatedAt: true },
  });
}

/** Which purposes have own words in which languages. */
export async function listOwnWordings(scope: MeetingScope): Promise<{ purpose: string; locale: string }[]> {
  authorize(scope, 'mail.word');
  return db().mailTemplate.findMany({
    where: { meetingId: scope.meeting.id },
    select: { purpose: true, locale: true },
    orderBy: [{ purpose: 'asc' }, { locale: 'asc' }],
  });
}
