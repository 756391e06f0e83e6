import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import { listedKinds } from '@/lib/directory/model/kinds';
import type { CountryRecord } from '@/lib/directory/queries/countries';
import { useTranslations } from '@/lib/i18n/words';

import { statusShape } from '../../directory/status-shape';
import { PartyLink } from '../../party-link';
import styles from '../../reference.module.css';

type Row = CountryRecord['memberships'][number];

/** What the country belongs to, by kind. A membership that stands only on the list of 2018 says so. */
export function Memberships({ title, rows, empty }: { title: string; rows: readonly Row[]; empty: string }) {
  const t = useTranslations('directory');
  const latest = rows.filter(({ list }) => list === 'latest');
  const former = rows.filter(({ list, code }) => list !== 'latest' && !latest.some((row) => row.code === code));
  const shown = [...latest, ...former].sort(
    (one, other) =>
      listedKinds.findIndex((kind) => kind === one.kind) - listedKinds.findIndex((kind) => kind === other.kind),
  );
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {shown.length === 0 ? (
        <p className="small soft">{empty}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          dense
          cards
          rows={shown}
          rowKey={({ code, role, list }) => `${code} ${role} ${list}`}
          columns={[
            { key: 'party', head: t('countries.party'), cell: (row) => <PartyLink party={row} /> },
            { key: 'kind', head: t('countries.kind'), cell: ({ kind }) => t(`shortKinds.${kind}`) },
            {
              key: 'role',
              head: t('countries.role'),
              cell: ({ role, list }) => (list === 'latest' ? t(`countries.roles.${role}`) : t('countries.formerly')),
            },
            {
              key: 'status',
              head: t('list.columns.status'),
              cell: ({ status }) => <Status shape={statusShape(status)}>{t(`status.${status}`)}</Status>,
            },
          ]}
        />
      )}
    </section>
  );
}
