import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { ParticipationRow } from '@/lib/desk/queries/desk';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

/** Invited, nominated and confirmed by kind of party, as the list of participants will be divided. */
export function ParticipationTable({
  rows,
  persons,
  slug,
}: {
  rows: readonly ParticipationRow[];
  /** Different people confirmed, whom the rows may count twice. */
  persons: number;
  slug: string;
}) {
  const t = useTranslations('meetings');
  const sum = (key: 'invited' | 'nominated' | 'confirmed') => rows.reduce((total, row) => total + row[key], 0);
  if (rows.length === 0)
    return (
      <EmptyState
        title={t('desk.participation.empty')}
        action={<Link href={`/manage/${slug}/invitations`}>{t('side.invitations')}</Link>}
      >
        {t('desk.participation.emptyText')}
      </EmptyState>
    );
  return (
    <DataTable
      caption={t('desk.participation.title')}
      captionNote={
        persons < sum('confirmed')
          ? t('desk.participation.represented', { representations: sum('confirmed'), persons })
          : undefined
      }
      dense
      rows={rows}
      rowKey={({ kind }) => kind}
      columns={[
        { key: 'part', head: t('desk.participation.part'), isRowHead: true, cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: 'invited', head: t('desk.participation.invited'), numeric: true, cell: ({ invited }) => invited },
        {
          key: 'nominated',
          head: t('desk.participation.nominated'),
          numeric: true,
          cell: ({ nominated }) => nominated,
        },
        {
          key: 'confirmed',
          head: t('desk.participation.confirmed'),
          numeric: true,
          cell: ({ confirmed }) => confirmed,
        },
      ]}
      totals={{
        part: t('desk.participation.total'),
        invited: sum('invited'),
        nominated: sum('nominated'),
        confirmed: sum('confirmed'),
      }}
    />
  );
}
