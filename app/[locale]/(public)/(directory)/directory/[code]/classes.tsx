import { DataTable } from '@/components/ui/data-table';
import type { PartyRecord } from '@/lib/directory/queries/party';
import { useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { useYears } from './years';
import styles from '../../reference.module.css';

/** The class in each period, whether it was active then, and what says so. */
export function Classes({ classes }: { classes: PartyRecord['classes'] }) {
  const t = useTranslations('directory.party');
  const kinds = useTranslations('directory.kinds');
  const years = useYears();
  if (classes.length === 0) return null;
  const activity = (active: boolean | null) => t(`activeValues.${active === null ? 'unknown' : active ? 'yes' : 'no'}`);
  return (
    <section className={styles.section}>
      <h2>{t('classes')}</h2>
      <DataTable
        caption={t('classes')}
        hideCaption
        dense
        cards
        rows={classes}
        rowKey={({ kind, fromYear }) => `${kind} ${fromYear}`}
        columns={[
          {
            key: 'years',
            head: t('classYears'),
            cell: ({ fromYear, toYear }) => <span className="num">{years(fromYear, toYear)}</span>,
          },
          { key: 'class', head: t('class'), isRowHead: true, cell: ({ kind }) => kinds(kind) },
          { key: 'active', head: t('classActive'), cell: ({ active }) => activity(active) },
          { key: 'basis', head: t('classBasis'), cell: ({ basis }) => (basis ? <Compiled>{basis}</Compiled> : null) },
        ]}
      />
    </section>
  );
}
