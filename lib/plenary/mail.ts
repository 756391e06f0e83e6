import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDateTime, formatOffset } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { textByLanguage, type Text } from '@/lib/recommendations/model/recommendation';

export type SilenceNews = 'opened' | 'ADOPTED' | 'BROKEN' | 'CANCELLED';

type Told = {
  locale: string;
  name: string;
  news: SilenceNews;
  silence: {
    closesAt: Date;
    hash: string;
    /** Over all languages that were sent. */
    textsHash: string | null;
    recommendation: { id: string; symbol: string | null };
    revision: { number: number; units: readonly { texts: readonly Text[] }[] };
    breaks: readonly { reason: string; asked: { delegation: { party: { names: unknown } } } }[];
  };
};

/** Tells a delegation that a silence procedure is open, with the text, its hash and the deadline; or how it ended. */
export function silenceMail(meeting: MeetingFrame, { locale: wanted, name, news, silence }: Told): Worded {
  const { locale, ...words } = meetingWords(meeting, wanted);
  const t = translator(locale, 'plenary');
  const { text, source } = textByLanguage(silence.revision.units);
  const values = {
    ...words,
    name,
    symbol: silence.recommendation.symbol ?? '',
    number: silence.revision.number,
    hash: silence.textsHash ?? silence.hash,
    text: pick(text, locale, source).text,
    deadline: formatDateTime(silence.closesAt, locale, meeting.zone, { weekday: true }),
    offset: formatOffset(silence.closesAt, meeting.zone),
    url: `${env().baseUrl}/${locale}/meetings/${meeting.slug}/plenary/${silence.recommendation.id}`,
    reasons: silence.breaks
      .map(({ reason, asked }) => `– ${pick(asked.delegation.party.names as LocalizedText, locale).text}: ${reason}`)
      .join('\n'),
  };
  return markIllustrative(meeting, locale, {
    subject: t(`silence.mail.${news}.subject`, values),
    body: t(`silence.mail.${news}.body`, values),
  });
}
