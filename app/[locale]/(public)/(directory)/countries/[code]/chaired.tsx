import { DataTable } from '@/components/ui/data-table';
import { ConfidenceMark } from '@/components/ui/source';
import type { CountryRecord } from '@/lib/directory/queries/countries';
import { useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { useYears } from '../../directory/[code]/years';
import { PartyLink } from '../../party-link';
import { confidenceMark } from '../../source-list';
import styles from '../../reference.module.css';

/** The mechanisms it chaired, latest first. */
export function Chaired({ rows }: { rows: CountryRecord['chairs'] }) {
  const t = useTranslations('directory');
  const years = useYears();
  if (rows.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('countries.chairs')}</h2>
      <DataTable
        caption={t('countries.chairs')}
        hideCaption
        dense
        cards
        rows={rows}
        rowKey={({ code, fromYear, toYear, note }) => `${code} ${fromYear} ${toYear} ${note}`}
        columns={[
          {
            key: 'years',
            head: t('party.chairsColumns.years'),
            cell: ({ fromYear, toYear }) => (
              <span className="num">{fromYear === null ? t('party.yearUnknown') : years(fromYear, toYear)}</span>
            ),
          },
          { key: 'party', head: t('countries.party'), isRowHead: true, cell: (row) => <PartyLink party={row} /> },
          {
            key: 'note',
            head: t('party.chairsColumns.note'),
            cell: ({ note }) => (note ? <Compiled>{note}</Compiled> : null),
          },
          {
            key: 'confidence',
            head: t('party.chairsColumns.confidence'),
            cell: ({ confidence }) => <ConfidenceMark confidence={confidenceMark(confidence)} />,
          },
        ]}
      />
    </section>
  );
}
