import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import type { Mail } from '@/lib/core/outbox';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDateTime, formatDaysInSentence, formatOffset } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SurveyPurpose } from '@/lib/mail/policy';
import { wordMail, type OwnWords } from '@/lib/mail/word-mail';
import type { Addressee } from './read-addressees';

type Reopened = {
  party: { code: string; names: LocalizedText };
  reason: string;
  /** Until when the answer is asked for; null where there is no deadline. */
  deadline: Date | null;
};

/** Tells somebody who speaks for a party, in their language, that its submitted answer is open again and why. */
export function reopenedMail(
  meeting: MeetingFrame,
  { name, email, locale }: Addressee,
  { party, reason, deadline }: Reopened,
): Mail {
  const t = translator(locale, 'surveys');
  const about = { meeting: pick(meeting.shortTitle, locale).text, party: pick(party.names, locale).text };
  const lines = [
    ...(meeting.illustrative ? [translator(locale, 'common')('illustrative.band')] : []),
    t('mail.greeting', { name }),
    t('mail.reopenedText', about),
    t('mail.reopenedReason', { reason }),
    ...(deadline ? [t('mail.reopenedUntil', { at: momentInZone(deadline, locale, meeting.zone) })] : []),
    surveyPage(meeting, party, locale),
  ];
  return {
    purpose: 'survey.reopened',
    to: email,
    locale,
    subject: t('mail.reopenedSubject', about),
    body: lines.join('\n\n'),
  };
}

/** What a mail about the survey is about: whose answer, until when, why. */
export type SurveyMailFacts = {
  party: { code: string; names: LocalizedText };
  survey: LocalizedText;
  /** `late`: the deadline has passed, and `deadline` is the last moment of grace. Null where there is none. */
  deadline: Date | null;
  state: 'open' | 'late';
  reason?: string;
};

/** A mail about the survey to somebody who speaks for a party, in the organisers' own words where they have some. */
export function writeSurveyMail(
  meeting: MeetingFrame,
  own: OwnWords,
  purpose: SurveyPurpose,
  to: { name: string; locale: Locale },
  { party, survey, deadline, state, reason }: SurveyMailFacts,
): Worded {
  const { locale, ...words } = meetingWords(meeting, to.locale);
  const t = translator(locale, 'tracking');
  const at = deadline ? momentInZone(deadline, locale, meeting.zone) : '';
  const worded = wordMail(purpose, locale, own, {
    meeting: words.meeting,
    city: words.city,
    days: formatDaysInSentence(meeting.startsOn, meeting.endsOn, locale),
    party: pick(party.names, locale).text,
    name: to.name,
    survey: pick(survey, locale).text,
    byWhen: t('byWhen', { state: deadline ? state : 'none', at }),
    page: surveyPage(meeting, party, locale),
    deadline: at,
    reason: reason ?? '',
  });
  return markIllustrative(meeting, locale, worded);
}

/** Where a party's answer is written: one mailbox may speak for several. */
function surveyPage({ slug }: MeetingFrame, { code }: { code: string }, locale: Locale): string {
  return `${env().baseUrl}/${locale}/meetings/${slug}/survey?party=${code}`;
}

/** A moment with the zone it is in, for those who read it elsewhere: "19 March 2027, 18:00 (UTC+1)". */
export function momentInZone(at: Date, locale: Locale, zone: string): string {
  return `${formatDateTime(at, locale, zone)} (${formatOffset(at, zone)})`;
}
