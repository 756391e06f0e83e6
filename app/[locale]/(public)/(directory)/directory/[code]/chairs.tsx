import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { ConfidenceMark } from '@/components/ui/source';
import { Status } from '@/components/ui/status';
import { standing } from '@/lib/directory/model/partial-day';
import type { PartyRecord } from '@/lib/directory/queries/party';
import { dayOf } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { confidenceMark } from '../../source-list';
import { ChairsChart } from './chairs-chart';
import { useYears } from './years';
import styles from '../../reference.module.css';

/** Who chaired and when, as a time line and as a table. */
export function Chairs({ party }: { party: PartyRecord }) {
  const locale = useLocale();
  const t = useTranslations('directory.party');
  const years = useYears();
  const today = dayOf(new Date(), 'UTC');
  const name = pick(party.names, locale).text;
  const dated = party.chairs.flatMap(({ country, holder, fromYear, toYear, confidence }) =>
    fromYear === null
      ? []
      : [
          {
            name: country ? pick(country.names, locale).text : (holder ?? ''),
            from: fromYear,
            to: toYear ?? fromYear,
            isStated: confidence === 'STATED',
          },
        ],
  );
  return (
    <section className={styles.section}>
      <h2>{t('chairs')}</h2>
      {party.secretariat?.chairNote ? (
        <p className="small soft">
          <Compiled>{party.secretariat.chairNote}</Compiled>
        </p>
      ) : null}
      {party.chairs.length === 0 ? (
        <p className="small soft">{t('noChairs')}</p>
      ) : (
        <>
          <ChairsChart chairs={dated} label={t('chairsLabel', { name })} legend={t('chairsLegend')} />
          <DataTable
            caption={t('chairs')}
            hideCaption
            dense
            cards
            rows={party.chairs.map((chair, index) => ({ ...chair, key: String(index) }))}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'years',
                head: t('chairsColumns.years'),
                cell: ({ fromYear, toYear }) => (
                  <>
                    <span className="num">{fromYear === null ? t('yearUnknown') : years(fromYear, toYear)}</span>{' '}
                    <Standing fromYear={fromYear} toYear={toYear} today={today} />
                  </>
                ),
              },
              {
                key: 'chair',
                head: t('chairsColumns.chair'),
                isRowHead: true,
                cell: ({ country, holder }) =>
                  country ? (
                    <Link href={`/countries/${country.iso2}`}>
                      <Localized text={country.names} fallback="silent" />
                    </Link>
                  ) : (
                    <bdi>{holder}</bdi>
                  ),
              },
              {
                key: 'note',
                head: t('chairsColumns.note'),
                cell: ({ note }) => (note ? <Compiled>{note}</Compiled> : null),
              },
              {
                key: 'confidence',
                head: t('chairsColumns.confidence'),
                cell: ({ confidence }) => <ConfidenceMark confidence={confidenceMark(confidence)} />,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

/** Who chairs now and who comes next; whoever chaired before has their years. */
function Standing({
  fromYear,
  toYear,
  today,
}: Pick<PartyRecord['chairs'][number], 'fromYear' | 'toYear'> & { today: string }) {
  const t = useTranslations('directory.standing');
  const where = standing(
    { since: fromYear === null ? null : String(fromYear), until: toYear === null ? null : String(toYear) },
    today,
  );
  if (fromYear === null || where === 'past') return null;
  return <Status shape={where === 'current' ? 'done' : 'open'}>{t(where)}</Status>;
}
