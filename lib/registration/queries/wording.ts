import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { linkAddress } from '@/lib/delegations/issue-link';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { RegistrationPurpose } from '@/lib/mail/policy';
import { readOwnWords } from '@/lib/mail/read-own-words';
import type { WordingPreview } from '@/lib/mail/word-mail';
import { writeRegistrationMail } from '../mail';
import { offerExpiry } from '../policy';

/** The words of a purpose and language filled with the first registration of the meeting, or null where there is none yet. */
export async function previewRegistrationMail(
  scope: MeetingScope,
  purpose: RegistrationPurpose,
  locale: Locale,
): Promise<WordingPreview | null> {
  authorize(scope, 'mail.word');
  const first = await db().registration.findFirst({
    where: { meetingId: scope.meeting.id },
    select: { givenName: true, surname: true, delegation: { select: { party: { select: { names: true } } } } },
    orderBy: { id: 'asc' },
  });
  if (!first) return null;
  const party = first.delegation.party.names as LocalizedText;
  const own = await readOwnWords(db(), scope.meeting.id, { purpose, locale });
  const { subject, body } = writeRegistrationMail(
    scope.meeting,
    own,
    purpose,
    { locale, party, name: `${first.givenName} ${first.surname}` },
    {
      link: linkAddress(locale, '…'),
      reason: translator(locale, 'inviting')('reasonSample'),
      until: offerExpiry(new Date(), scope.meeting),
    },
  );
  return { party, subject, paragraphs: body.split(/\n{2,}/) };
}
