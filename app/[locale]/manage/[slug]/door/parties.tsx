import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import type { PartyAtDoor } from '@/lib/door/queries/presence';
import { useTranslations } from '@/lib/i18n/words';

/** Which parties are here: people expected, here now, and come at all. */
export function Parties({ parties }: { parties: readonly PartyAtDoor[] }) {
  const t = useTranslations('door.parties');
  const columns: Column<PartyAtDoor>[] = [
    {
      key: 'party',
      head: t('party'),
      isRowHead: true,
      cell: ({ names, code }) => (
        <>
          <Localized text={names} fallback="silent" />
          <span className="sub">{code.toUpperCase()}</span>
        </>
      ),
    },
    { key: 'state', head: t('state'), label: t('state'), cell: (party) => <PartyState party={party} /> },
    { key: 'expected', head: t('expected'), label: t('expected'), numeric: true, cell: ({ expected }) => expected },
    { key: 'here', head: t('here'), label: t('here'), numeric: true, cell: ({ here }) => here },
    { key: 'ever', head: t('ever'), label: t('ever'), numeric: true, cell: ({ ever }) => ever },
  ];
  return (
    <section className="sec stack" aria-labelledby="parties">
      <h2 id="parties">{t('heading')}</h2>
      <p className="small soft">{t('lead')}</p>
      {parties.length > 0 ? (
        <DataTable
          caption={t('caption')}
          hideCaption
          columns={columns}
          rows={parties}
          rowKey={({ code }) => code}
          dense
          cards
        />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
    </section>
  );
}

function PartyState({ party: { expected, here } }: { party: PartyAtDoor }) {
  const t = useTranslations('door.parties');
  if (here === 0) return <Status shape="open">{t(expected === 0 ? 'nobody' : 'none')}</Status>;
  return here >= expected ? <Status shape="done">{t('all')}</Status> : <Status shape="half">{t('some')}</Status>;
}
