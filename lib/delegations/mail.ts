import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDateTime, formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { cityName } from '@/lib/i18n/places';

/** Subject and body of a mail, in plain text. */
export type Worded = { subject: string; body: string };

/** What every mail of a meeting says of it, in the recipient's language. */
export type MeetingWords = {
  locale: Locale;
  meeting: string;
  city: string;
  days: string;
  closes: string;
  hasEnd: 'yes' | 'no';
};

/** The meeting in the words of one language; an unknown language is written to in English. */
export function meetingWords(meeting: MeetingFrame, language: string): MeetingWords {
  const locale = isLocale(language) ? language : defaultLocale;
  return {
    locale,
    meeting: pick(meeting.shortTitle, locale).text,
    city: cityName(meeting.city, locale),
    days: formatDayRange(meeting.startsOn, meeting.endsOn, locale),
    closes: meeting.registrationClosesAt ? formatDateTime(meeting.registrationClosesAt, locale, meeting.zone) : '',
    hasEnd: meeting.registrationClosesAt ? 'yes' : 'no',
  };
}

/** Puts the line on invented editions in front: a mail of a sample meeting must not be taken for a real one. */
export function markIllustrative(meeting: MeetingFrame, locale: Locale, mail: Worded): Worded {
  if (!meeting.illustrative) return mail;
  return { ...mail, body: `${translator(locale, 'common')('illustrative.band')}\n\n${mail.body}` };
}
