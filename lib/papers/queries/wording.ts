import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { linkAddress } from '@/lib/delegations/issue-link';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { readOwnWords } from '@/lib/mail/read-own-words';
import type { WordingPreview } from '@/lib/mail/word-mail';
import { paperMail } from '../mail';

/** The words that go with a paper, filled with the first person who is confirmed, or null where nobody is yet. */
export async function previewPaperMail(scope: MeetingScope, locale: Locale): Promise<WordingPreview | null> {
  authorize(scope, 'mail.word');
  const first = await db().registration.findFirst({
    where: { meetingId: scope.meeting.id, status: 'CONFIRMED' },
    select: { givenName: true, surname: true, delegation: { select: { party: { select: { names: true } } } } },
    orderBy: { id: 'asc' },
  });
  if (!first) return null;
  const party = first.delegation.party.names as LocalizedText;
  const own = await readOwnWords(db(), scope.meeting.id, { purpose: 'paper-issued', locale });
  const { subject, body } = paperMail(scope.meeting, own, {
    locale,
    name: `${first.givenName} ${first.surname}`,
    party,
    kind: 'VISA_LETTER',
    code: 'XXXX-XXXX-XXXX',
    link: linkAddress(locale, '…'),
  });
  return { party, subject, paragraphs: body.split(/\n{2,}/) };
}
