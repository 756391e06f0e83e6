import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import type { AuditLine, AuditPage } from '@/lib/audit/queries';
import type { AuditFilters } from '@/lib/audit/schema';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useMessages, useTranslations } from '@/lib/i18n/words';
import { AuditAction, AuditSubject, useRole, useWho } from './audit-words';

type Props = {
  page: AuditPage;
  seal: { sealedAt: Date; toId: string; sha256: string } | null;
  filters: AuditFilters;
  /** Address of the page with its language, without query. */
  here: string;
  zone: string;
  locale: Locale;
  /** The site's record says which meeting an entry belongs to. */
  showMeeting?: boolean;
};

/** The record of changes: filters in the address, pages by key, times in the meeting's zone. */
export function AuditList({ page, seal, filters, here, zone, locale, showMeeting = false }: Props) {
  const t = useTranslations('audit');
  const columns = useColumns(zone, locale, showMeeting);
  const { before: _before, after: _after, ...kept } = filters;
  const at = (change: Partial<AuditFilters>) => address(here, { ...kept, ...change });
  return (
    <>
      <p className="small soft">
        {seal ? t('seal', { id: seal.toId, date: formatDateTime(seal.sealedAt, locale, zone) }) : t('unsealed')}
      </p>
      <div>
        <AuditFilterForm filters={filters} here={here} />
        {page.lines.length === 0 ? (
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          <DataTable
            caption={t('title')}
            hideCaption
            dense
            cards
            rows={page.lines}
            rowKey={({ id }) => id}
            columns={columns}
          />
        )}
        <nav className="pages" aria-label={t('pages')}>
          {page.newer ? (
            <a href={at({ after: page.newer })} rel="prev">
              {t('newer')}
            </a>
          ) : null}
          {page.older ? (
            <a href={at({ before: page.older })} rel="next">
              {t('older')}
            </a>
          ) : null}
        </nav>
      </div>
    </>
  );
}

function useColumns(zone: string, locale: Locale, showMeeting: boolean): Column<AuditLine>[] {
  const t = useTranslations('audit');
  const who = useWho();
  const role = useRole();
  return [
    {
      key: 'at',
      head: t('columns.at'),
      label: t('columns.at'),
      cell: ({ at }) => <span className="num">{formatDateTime(at, locale, zone)}</span>,
    },
    {
      key: 'action',
      head: t('columns.action'),
      isRowHead: true,
      cell: ({ action }) => <AuditAction action={action} />,
    },
    {
      key: 'subject',
      head: t('columns.subject'),
      label: t('columns.subject'),
      cell: (line) => <AuditSubject line={line} />,
    },
    ...(showMeeting
      ? [
          {
            key: 'meeting',
            head: t('columns.meeting'),
            label: t('columns.meeting'),
            cell: ({ meeting }: AuditLine) => (meeting ? <Link href={`/manage/${meeting}`}>{meeting}</Link> : ''),
          },
        ]
      : []),
    {
      key: 'who',
      head: t('columns.who'),
      label: t('columns.who'),
      cell: (line) => (
        <>
          <bdi>{who(line)}</bdi>
          <span className="sub">{role(line.role)}</span>
        </>
      ),
    },
  ];
}

function AuditFilterForm({ filters, here }: { filters: AuditFilters; here: string }) {
  const t = useTranslations('audit');
  const { actions, subjects } = useMessages().audit;
  return (
    <Filters
      label={t('filter.label')}
      clear={here}
      isFiltered={Boolean(filters.action || filters.who || filters.subject)}
    >
      <FilterSelect
        name="action"
        label={t('filter.action')}
        any={t('filter.anyAction')}
        value={filters.action}
        choices={Object.entries(actions).map(([key, label]) => ({ value: key.replace('_', '.'), label }))}
      />
      <FilterSelect
        name="subject"
        label={t('filter.subject')}
        any={t('filter.anySubject')}
        value={filters.subject}
        choices={Object.entries(subjects).map(([value, label]) => ({ value, label }))}
      />
      <FilterSearch name="who" label={t('filter.who')} value={filters.who} />
    </Filters>
  );
}

function address(here: string, filters: AuditFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();
  return query ? `${here}?${query}` : here;
}
