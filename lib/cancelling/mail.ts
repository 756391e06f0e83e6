import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';

/** To everybody to whom the meeting was announced: it is not held, why, and where that stands. */
export function cancellationMail(
  meeting: MeetingFrame,
  { locale, name, reason, baseUrl }: { locale: string; name: string; reason: LocalizedText; baseUrl: string },
): Worded {
  const words = meetingWords(meeting, locale);
  const t = translator(words.locale, 'cancelling');
  const values = {
    ...words,
    name,
    reason: pick(reason, words.locale).text,
    url: `${baseUrl}/${words.locale}/meetings/${meeting.slug}`,
  };
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.subject', values),
    body: t('mail.body', values),
  });
}
