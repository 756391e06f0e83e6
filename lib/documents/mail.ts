import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, type Worded } from '@/lib/delegations/mail';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

type Asked = {
  name: string;
  locale: Locale;
  document: { symbol: string; title: LocalizedText };
  expiresAt: Date;
};

/** Asks a speaker, in their language, to bring the files of a document by their link. */
export function writeInvitation(
  meeting: MeetingFrame,
  { name, locale, document, expiresAt }: Asked,
  link: string,
): Worded {
  const t = translator(locale, 'documents');
  const values = {
    name,
    link,
    meeting: pick(meeting.shortTitle, locale).text,
    symbol: document.symbol,
    title: pick(document.title, locale).text,
    deadline: formatDateTime(expiresAt, locale, meeting.zone, { year: true }),
    zone: meeting.zone,
  };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t('mail.subject', values)),
    body: t('mail.body', values),
  });
}
