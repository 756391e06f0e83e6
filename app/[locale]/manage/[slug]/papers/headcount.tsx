import { DataTable, type Column } from '@/components/ui/data-table';
import type { MeetingScope } from '@/lib/auth/scope';
import { dayOf, formatDay } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { countHeads } from '@/lib/papers/queries/headcount';

type Props = { scope: MeetingScope; locale: Locale; here: string; day: string };
type Row = { key: string; label: string; persons: number; representations: number; parties?: number };

/** Beyond so many rows a table is for a spreadsheet: the file holds all of them. */
const mostRows = 200;

/** The headcounts at the end of a day, as tables and as a file. */
export async function Headcount({ scope, locale, here, day }: Props) {
  const [t, counts] = await Promise.all([getTranslations('papers'), countHeads(scope, day)]);
  const { slug, zone } = scope.meeting;
  const { compare } = new Intl.Collator(locale);
  const tables: { key: 'bySection' | 'byParty' | 'byRegion' | 'bySex' | 'byPresence'; rows: Row[] }[] = [
    {
      key: 'bySection',
      rows: counts.bySection.map((row) => ({ ...row, key: row.section, label: t(`list.section.${row.section}`) })),
    },
    {
      key: 'bySex',
      rows: counts.bySex.map((row) => ({
        ...row,
        key: row.sex ?? 'NONE',
        label: t(`headcount.sex.${row.sex ?? 'NONE'}`),
      })),
    },
    {
      key: 'byPresence',
      rows: counts.byPresence.map((row) => ({
        ...row,
        key: row.presence,
        label: t(`headcount.presence.${row.presence}`),
      })),
    },
    {
      key: 'byRegion',
      rows: counts.byRegion.map((row) => ({
        ...row,
        key: row.code,
        label: row.names ? pick(row.names, locale).text : t('headcount.noRegion'),
      })),
    },
    {
      key: 'byParty',
      rows: counts.byParty
        .map((row) => ({ ...row, key: row.code, label: pick(row.names, locale).text }))
        .sort((a, b) => compare(a.label, b.label)),
    },
  ];
  const columns: Column<Row>[] = [
    { key: 'group', head: t('headcount.group'), isRowHead: true, cell: ({ label }) => label },
    { key: 'persons', head: t('headcount.persons'), numeric: true, cell: ({ persons }) => persons },
    {
      key: 'representations',
      head: t('headcount.representations'),
      numeric: true,
      cell: ({ representations }) => representations,
    },
  ];
  return (
    <section className="sec stack" aria-labelledby="headcount">
      <h2 id="headcount">{t('headcount.title')}</h2>
      <p className="small soft">{t('headcount.lead', { zone })}</p>
      <form className="filters" action={`${here}#headcount`}>
        <label>
          {t('headcount.day')}
          <input type="date" name="day" defaultValue={day} max={dayOf(new Date(), zone)} required />
        </label>
        <button className="btn">{t('headcount.show')}</button>
      </form>
      {counts.total.representations === 0 ? (
        <p>{t('headcount.none', { day: formatDay(day, locale) })}</p>
      ) : (
        <>
          <p>
            {t.rich('headcount.sum', {
              ...counts.total,
              day: formatDay(day, locale),
              b: (chunks) => <b>{chunks}</b>,
            })}{' '}
            <a href={`/api/meetings/${slug}/headcount?${new URLSearchParams({ day, language: locale }).toString()}`}>
              {t('headcount.csv')}
            </a>
          </p>
          {tables.map(({ key, rows }) => (
            <DataTable
              key={key}
              caption={t(`headcount.${key}`)}
              captionNote={
                key === 'byRegion'
                  ? t('headcount.regionNote')
                  : rows.length > mostRows
                    ? t('headcount.first', { shown: mostRows, total: rows.length })
                    : undefined
              }
              columns={columns}
              rows={rows.slice(0, mostRows)}
              rowKey={(row) => row.key}
              dense
            />
          ))}
        </>
      )}
    </section>
  );
}
