import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { languageName } from '@/lib/i18n/numbers';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

/** Tells a translator, in their language, that they are named to sign the wording of a language, and where. */
export function signatoryMail(
  meeting: MeetingFrame,
  { name, locale: wanted, language }: { name: string; locale: string; language: string },
): Worded {
  const { locale, ...words } = meetingWords(meeting, wanted);
  const t = translator(locale, 'outcome');
  const values = {
    ...words,
    name,
    language: languageName(language, locale),
    url: `${env().baseUrl}/${locale}/manage/${meeting.slug}/highlights/sign?language=${language}`,
  };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t('mail.named.subject', values)),
    body: t('mail.named.body', values),
  });
}
