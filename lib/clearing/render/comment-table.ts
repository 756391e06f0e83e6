import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDateTime, formatOffset } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { CommentRow } from '../queries/comments';
import type { Round } from '../queries/rounds';

/** A text in its own language: of the sentence, of the delegation, of the reply. */
export type TableCellText = { text: string; language: string };

/** The comments of a round as a table, worded in one language; nothing of it is counted by the process. */
export type CommentTable = {
  language: Locale;
  title: string;
  facts: string;
  /** Which wording was commented on: the version and its sha256. */
  text: string;
  illustrative: string | null;
  /** What stands where nobody has commented. */
  none: string;
  sheet: string;
  heads: string[];
  rows: TableCellText[][];
};

const columns = [
  'number',
  'place',
  'sentence',
  'delegation',
  'severity',
  'comment',
  'proposed',
  'disposition',
  'reply',
] as const;

type Tabled = { symbol: string; round: Round; comments: readonly CommentRow[] };

/** The comment table of a round in the order of the document: what was said, what was made of it, and the reply. What was withdrawn says so. */
export function wordCommentTable(
  meeting: MeetingFrame,
  { symbol, round, comments }: Tabled,
  locale: Locale,
): CommentTable {
  const t = translator(locale, 'clearing');
  const own = (text: string): TableCellText => ({ text, language: locale });
  return {
    language: locale,
    title: t('table.title', { symbol, number: round.number }),
    facts: t('table.facts', {
      opened: formatDateTime(round.at, locale, meeting.zone),
      deadline: formatDateTime(round.closesAt, locale, meeting.zone),
      zone: formatOffset(round.closesAt, meeting.zone),
      count: comments.length,
    }),
    text:
      round.version === null
        ? t('table.textHash', { hash: round.contentHash })
        : t('table.text', { number: round.version, hash: round.contentHash }),
    illustrative: meeting.illustrative ? translator(locale, 'common')('illustrative.band') : null,
    none: t('table.none'),
    sheet: t('table.sheet'),
    heads: columns.map((column) => t(`table.${column}`)),
    rows: comments.map((comment, index) => {
      const { sentence, delegation, severity, writtenIn, text, proposed, withdrawnAt, dispositions } = comment;
      const [last] = dispositions;
      const names = pick(delegation.names, locale);
      const said = t(`severity.${severity}`);
      return [
        own(String(index + 1)),
        own(sentence.label ?? String(sentence.number ?? '')),
        { text: sentence.text, language: sentence.language },
        { text: names.text, language: names.lang },
        own(withdrawnAt ? `${said} (${t('table.withdrawn')})` : said),
        { text, language: writtenIn },
        { text: proposed ?? '', language: writtenIn },
        own(last ? t(`disposition.${last.kind}`) : ''),
        { text: last?.reply ?? '', language: last?.writtenIn ?? locale },
      ];
    }),
  };
}
