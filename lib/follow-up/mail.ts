import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, type Worded } from '@/lib/delegations/mail';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

type Addressed = {
  name: string;
  locale: Locale;
  party: LocalizedText;
  commitments: readonly { symbol: string; text: LocalizedText }[];
};

/** Longest text of a commitment in a mail, in characters: its number names it. */
const longest = 300;

/** Asks a focal point, in their language, to report on the commitments named. */
export function writeReminder(
  meeting: MeetingFrame,
  { name, locale, party, commitments }: Addressed,
  link: string,
): Worded {
  const t = translator(locale, 'followup');
  const values = {
    name,
    link,
    meeting: pick(meeting.shortTitle, locale).text,
    party: pick(party, locale).text,
    commitments: commitments
      .map(({ symbol, text }) => `${symbol}  ${shorten(pick(text, locale, meeting.languages[0]).text)}`)
      .join('\n'),
  };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t('mail.subject', values)),
    body: t('mail.body', values),
  });
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
