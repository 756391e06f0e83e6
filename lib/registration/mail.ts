import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDateTime, formatDaysInSentence } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import type { RegistrationPurpose } from '@/lib/mail/policy';
import { wordMail, type OwnWords } from '@/lib/mail/word-mail';

/** Whom a mail about a registration addresses, in which language, and for which party they were named. */
export type MailAddressee = { locale: string; name: string; party: LocalizedText };

/** What a purpose tells beyond that: where to go, why, until when. */
export type MailFacts = { link?: string; reason?: string | null; until?: Date };

/** A mail about somebody's registration, in the organisers' own words where they have some. */
export function writeRegistrationMail(
  meeting: MeetingFrame,
  own: OwnWords,
  purpose: RegistrationPurpose,
  { locale: language, name, party }: MailAddressee,
  { link, reason, until }: MailFacts = {},
): Worded {
  const { locale, ...words } = meetingWords(meeting, language);
  const t = translator(locale, 'inviting');
  const closes = meeting.registrationClosesAt;
  const worded = wordMail(purpose, locale, own, {
    meeting: words.meeting,
    city: words.city,
    days: formatDaysInSentence(meeting.startsOn, meeting.endsOn, locale),
    party: pick(party, locale).text,
    name,
    byWhen: closes ? t('byWhen.date', { date: formatDateTime(closes, locale, meeting.zone) }) : t('byWhen.soon'),
    reason: reason ? (isRefusal(purpose) ? t('reasonIs', { reason }) : reason) : '',
    ...(link === undefined ? {} : { link }),
    ...(until ? { until: formatDateTime(until, locale, meeting.zone) } : {}),
  });
  return markIllustrative(meeting, locale, worded);
}

/** A remark goes with good news; a refusal has a reason. */
function isRefusal(purpose: RegistrationPurpose): boolean {
  return purpose === 'registration-declined' || purpose === 'change-declined';
}
