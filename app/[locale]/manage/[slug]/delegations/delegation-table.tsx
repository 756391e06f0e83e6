import { InvitationStatus } from '@/components/delegations/invitation-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status, type StatusShape } from '@/components/ui/status';
import { Link } from '@/lib/i18n/navigation';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { Asked } from '@/lib/representation/model';
import type { RepresentationLine } from '@/lib/representation/queries';
import { useTranslations } from '@/lib/i18n/words';

type Line = RepresentationLine & { lacking: readonly Asked[] };

/** One line for each delegation; the totals are of the lines shown. */
export function DelegationTable({ rows, slug, locale }: { rows: readonly Line[]; slug: string; locale: Locale }) {
  const t = useTranslations('representation.list');
  const words = useTranslations('delegations.delegations');
  const sum = (of: (row: Line) => number) => rows.reduce((total, row) => total + of(row), 0);
  const columns: Column<Line>[] = [
    {
      key: 'party',
      head: words('party'),
      cell: ({ party }) => (
        <Link href={`/meetings/${slug}/delegation?of=${party.code}`}>
          <Localized text={party.names} fallback="silent" />
        </Link>
      ),
    },
    { key: 'invitation', head: words('invitation'), cell: (row) => <InvitationStatus status={row.invitation} /> },
    {
      key: 'quota',
      head: words('quota'),
      numeric: true,
      cell: ({ quota, fundedSeats, exceptions }) => (
        <>
          {quota}
          <span className="sub">{t('funded', { count: fundedSeats })}</span>
          {exceptions === 0 ? null : (
            <span className="sub">
              {t('exceptions', {
                sign: exceptions > 0 ? '+' : '',
                seats: formatNumber(exceptions, locale),
              })}
            </span>
          )}
        </>
      ),
    },
    { key: 'named', head: words('named'), numeric: true, cell: (row) => row.seatsTaken },
    { key: 'confirmed', head: words('confirmed'), numeric: true, cell: (row) => row.confirmed },
    { key: 'missing', head: t('missing'), cell: (row) => <Missing line={row} locale={locale} /> },
  ];
  return (
    <DataTable
      caption={words('caption')}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      totals={{
        party: words('total'),
        quota: sum((row) => row.quota),
        named: sum((row) => row.seatsTaken),
        confirmed: sum((row) => row.confirmed),
      }}
      dense
      cards
    />
  );
}

const rank: Record<Asked['state'], number> = { late: 0, ask: 1, half: 2, open: 3, no: 4, done: 5 };

/** What is missing, in one line: late where one of it is, else what asks most. */
function Missing({ line, locale }: { line: Line; locale: Locale }) {
  const t = useTranslations('representation.list');
  const { lacking, invitation } = line;
  if (invitation === 'DECLINED') return <Status shape="no">{t('refused')}</Status>;
  const [worst] = lacking.toSorted((one, other) => rank[one.state] - rank[other.state]);
  if (!worst) return <Status shape="done">{t('complete')}</Status>;
  const shape: StatusShape = worst.state;
  const wordOf = ({ key }: Asked): string => {
    const open = line.quota - line.seatsTaken - line.kept;
    switch (key) {
      case 'names':
        return open > 0 ? t('names', { count: open }) : t('namesKept', { count: line.kept });
      case 'forms':
        return t('forms', { count: line.unfinished });
      default:
        return t(key);
    }
  };
  return <Status shape={shape}>{formatList(lacking.map(wordOf), locale)}</Status>;
}
