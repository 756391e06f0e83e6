import type { MeetingFrame } from '@/lib/auth/scope';
import type { PaperKind } from '@/lib/core/prisma/enums';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDaysInSentence } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { wordMail, type OwnWords } from '@/lib/mail/word-mail';

/** To somebody for whom a letter or certificate was issued: which, its code, and where it is. It is not attached: it stands behind their sign-in. */
export function paperMail(
  meeting: MeetingFrame,
  own: OwnWords,
  data: { locale: string; name: string; party: LocalizedText; kind: PaperKind; code: string; link: string },
): Worded {
  const { locale, ...words } = meetingWords(meeting, data.locale);
  return markIllustrative(
    meeting,
    locale,
    wordMail('paper-issued', locale, own, {
      meeting: words.meeting,
      city: words.city,
      days: formatDaysInSentence(meeting.startsOn, meeting.endsOn, locale),
      party: pick(data.party, locale).text,
      name: data.name,
      paper: translator(locale, 'papers')(`kind.${data.kind}`),
      code: data.code,
      link: data.link,
    }),
  );
}
