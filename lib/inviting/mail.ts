import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDateTime, formatDaysInSentence } from '@/lib/i18n/dates';
import { numberInWords } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { wordMail, type OwnWords } from '@/lib/mail/word-mail';
import { letterheadIn } from '@/lib/papers/model';
import { capitalised, withArticle } from './model/article';
import { focalPointsOf, type Invited, type Planned } from './model/plan';

/** What mails and letters of a meeting are made with, beside the invitation. */
export type Desk = {
  meeting: MeetingFrame;
  theme: LocalizedText;
  /** As stored: per language. */
  letterhead: unknown;
  answerBy: Date | null;
  ownWords: OwnWords;
};

/** Who writes, as the letterhead says; without one, the secretariat of the meeting. */
export function senderIn({ letterhead }: Pick<Desk, 'letterhead'>, locale: Locale): string {
  return letterheadIn(letterhead, locale).from || translator(locale, 'inviting')('sender');
}

/** The values every mail and letter of an invitation may name. */
export function valuesFor(
  desk: Desk,
  invited: Invited,
  { locale, name }: { locale: Locale; name: string },
): Record<string, string> {
  const t = translator(locale, 'inviting');
  const words = meetingWords(desk.meeting, locale);
  const party = pick(invited.party.names, locale).text;
  const until = invited.answerBy ?? desk.answerBy ?? desk.meeting.registrationClosesAt;
  const [focalPoint] = focalPointsOf(invited);
  return {
    meeting: words.meeting,
    toMeeting: withArticle(words.meeting, locale, 'to'),
    title: pick(desk.meeting.title, locale).text,
    theme: pick(desk.theme, locale).text,
    city: words.city,
    days: formatDaysInSentence(desk.meeting.startsOn, desk.meeting.endsOn, locale),
    party,
    // The object of "invite", which takes "a" in Spanish.
    theParty: withArticle(party, locale, locale === 'es' ? 'to' : 'the'),
    places: placesIn(locale, invited),
    byWhen: until ? t('byWhen.date', { date: formatDateTime(until, locale, desk.meeting.zone) }) : t('byWhen.soon'),
    focalPoint: focalPoint ? `${focalPoint.givenName} ${focalPoint.surname}`.trim() : '',
    sender: capitalised(withArticle(senderIn(desk, locale), locale, 'the'), locale),
    addressee: withArticle(name, locale, 'the'),
    toAddressee: withArticle(name, locale, 'to'),
    name,
  };
}

/** "three places, one of them with travel funded": numbers in words, as letters write them. */
function placesIn(locale: Locale, { seats, fundedSeats }: Pick<Invited, 'seats' | 'fundedSeats'>): string {
  const t = translator(locale, 'inviting');
  const inWords = (count: number) => numberInWords(count, locale, { gender: 'f' });
  return t('places', { seats, funded: fundedSeats, words: inWords(seats), fundedWords: inWords(fundedSeats) });
}

/** One mail of the plan, worded in its language; `link` is the address of the personal link where it has one, `reason` why it is withdrawn. */
export function writeMail(desk: Desk, invited: Invited, mail: Planned, link: string, reason = ''): Worded {
  const values = { ...valuesFor(desk, invited, mail), reason };
  const worded = wordMail(mail.purpose, mail.locale, desk.ownWords, mail.hasLink ? { ...values, link } : values);
  return markIllustrative(desk.meeting, mail.locale, worded);
}
