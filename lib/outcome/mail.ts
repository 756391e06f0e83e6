import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { languageName } from '@/lib/i18n/numbers';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

type Named = { name: string; locale: string; language: string };

/** Tells a translator, in their language, that they are named to sign the wording of a language, and where. */
export function signatoryMail(meeting: MeetingFrame, named: Named): Worded {
  return worded(meeting, named, 'named');
}

/** Tells a translator, in their language, that they are named no longer, so that nobody waits for their signature. */
export function formerSignatoryMail(meeting: MeetingFrame, named: Named): Worded {
  return worded(meeting, named, 'namedNoLonger');
}

function worded(
  meeting: MeetingFrame,
  { name, locale: wanted, language }: Named,
  kind: 'named' | 'namedNoLonger',
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
    subject: headerLine(t(`mail.${kind}.subject`, values)),
    body: t(`mail.${kind}.body`, values),
  });
}
