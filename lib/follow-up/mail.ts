import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

/** A commitment to report on. `asked`: why the secretariat sent its last report back; null where none is waiting to be completed. */
export type Owed = { symbol: string; text: LocalizedText; asked: string | null };

type Addressed = {
  name: string;
  locale: Locale;
  party: LocalizedText;
  commitments: readonly Owed[];
};

/** Longest text of a commitment in a mail, in characters: its number names it. */
const longest = 300;

/** Asks a focal point, in their language, to report on the commitments named; apart from them, to complete what was sent back. */
export function writeReminder(
  meeting: MeetingFrame,
  { name, locale, party, commitments }: Addressed,
  link: string,
): Worded {
  const t = translator(locale, 'followup');
  const listed = (owed: readonly Owed[]) =>
    owed
      .map(({ symbol, text, asked }) => {
        const said = `${symbol}  ${shorten(pick(text, locale, meeting.languages[0]).text)}`;
        return asked === null ? said : `${said}\n${t('mail.reason', { reason: asked })}`;
      })
      .join('\n');
  const silent = commitments.filter(({ asked }) => asked === null);
  const sentBack = commitments.filter(({ asked }) => asked !== null);
  const values = {
    name,
    link,
    meeting: pick(meeting.shortTitle, locale).text,
    party: pick(party, locale).text,
    owed: [
      ...(silent.length > 0 ? [t('mail.silent', { commitments: listed(silent) })] : []),
      ...(sentBack.length > 0 ? [t('mail.sentBack', { commitments: listed(sentBack) })] : []),
    ].join('\n\n'),
  };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t('mail.subject', values)),
    body: t('mail.body', values),
  });
}

/** What the secretariat made of a report: it is to be completed, or is accepted no more. */
export type ReportNews = 'moreAsked' | 'withdrawn';

/** Tells a focal point, in their language, what became of the report of their party on a commitment; `reason` in the secretariat's words. */
export function writeReportNews(
  meeting: MeetingFrame,
  told: {
    news: ReportNews;
    name: string;
    locale: string;
    party: { code: string; names: LocalizedText };
    commitment: { symbol: string; text: LocalizedText };
    reason: string;
  },
): Worded {
  const { locale, ...words } = meetingWords(meeting, told.locale);
  const t = translator(locale, 'followup');
  const { symbol, text } = told.commitment;
  const values = {
    ...words,
    name: told.name,
    reason: told.reason,
    party: pick(told.party.names, locale).text,
    symbol,
    text: shorten(pick(text, locale, meeting.languages[0]).text),
    url: `${env().baseUrl}/${locale}/meetings/${meeting.slug}/follow-up/report?party=${encodeURIComponent(told.party.code)}`,
  };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t(`mail.${told.news}.subject`, values)),
    body: t(`mail.${told.news}.body`, values),
  });
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
