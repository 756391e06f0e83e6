import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SurveyPurpose } from '@/lib/mail/policy';
import { readOwnWords } from '@/lib/mail/read-own-words';
import type { WordingPreview } from '@/lib/mail/word-mail';
import { writeSurveyMail } from '../mail';
import { surveyTitle } from '../model/library';
import { readAddressees } from '../read-addressees';

/** The words of a purpose and language filled with the first party that was asked, or null where there is none yet. */
export async function previewSurveyMail(
  scope: MeetingScope,
  purpose: SurveyPurpose,
  locale: Locale,
): Promise<WordingPreview | null> {
  authorize(scope, 'mail.word');
  const { meeting } = scope;
  const first = await db().invitation.findFirst({
    where: { meetingId: meeting.id, focalPointEmail: { not: '' } },
    select: { party: { select: { id: true, code: true, names: true } } },
    orderBy: [{ status: 'asc' }, { party: { code: 'asc' } }],
  });
  if (!first) return null;
  const survey = await db().survey.findFirst({
    where: { meetingId: meeting.id },
    orderBy: { id: 'asc' },
    select: { title: true },
  });
  const own = await readOwnWords(db(), meeting.id, { purpose, locale });
  const addressees = await readAddressees(db(), meeting.id, [first.party.id]);
  const party = { code: first.party.code, names: first.party.names as LocalizedText };
  const { subject, body } = writeSurveyMail(
    meeting,
    own,
    purpose,
    { name: addressees.get(first.party.id)?.[0]?.name ?? '', locale },
    {
      party,
      survey: (survey?.title ?? surveyTitle) as LocalizedText,
      deadline: meeting.surveyClosesAt ?? new Date(),
      state: 'open',
      reason: translator(locale, 'inviting')('reasonSample'),
    },
  );
  return { party: party.names, subject, paragraphs: body.split(/\n{2,}/) };
}
