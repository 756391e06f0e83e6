import type { Metadata } from 'next';
import { CrossTable } from '@/components/surveys/cross-table';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import { snapshotNumber } from '@/lib/surveys/model/snapshot-number';
import { axisName } from '@/lib/surveys/model/axis-words';
import { mostPublicAxes } from '@/lib/surveys/model/public-tables';
import { findCrossTab, groupings, type CrossTabView } from '@/lib/surveys/queries/cross-tab';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'snapshot' | 'rows' | 'columns', string | string[]>>>;
};

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('results.cross'))('title') };
}

/** One cross-table of a sealed snapshot; which one stands in the address, so that it can be cited. */
export default async function CrossTablePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, all] = await Promise.all([
    params,
    searchParams,
    getTranslations('results.cross'),
    getTranslations('surveys.results'),
  ]);
  const here = `/${locale}/meetings/${slug}/results/table`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.read', here });
  const asked = { rows: one(query.rows), columns: one(query.columns) };
  const view = await orNotFound(findCrossTab(scope, snapshotNumber(query.snapshot), asked));
  const crumbs = (
    <Breadcrumbs
      items={[
        { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
        { href: view ? snapshotPath(slug, view.snapshot.number) : `/meetings/${slug}/results`, label: all('title') },
      ]}
    />
  );
  if (!view) {
    return (
      <>
        {crumbs}
        <EmptyState level={1} title={t('noneTitle')} action={<a href={here}>{t('title')}</a>}>
          {t('noneText')}
        </EmptyState>
      </>
    );
  }
  const { snapshot } = view;
  const question = (code: string) => axisName(snapshot.labels, code, locale).text;
  const columnName = (code: string) => {
    const known = groupings.find((grouping) => grouping === code);
    return known ? t(known) : question(code);
  };
  const address = new URLSearchParams({
    snapshot: `${snapshot.number}`,
    rows: view.rows,
    columns: view.columns,
    locale,
  });
  return (
    <>
      {crumbs}
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <p className="small">
          <Status shape="seal">
            {all('snapshot', {
              n: snapshot.number,
              at: formatDateTime(snapshot.takenAt, locale, scope.meeting.zone),
            })}
          </Status>
        </p>
      </div>
      <form className="filters" role="search" aria-label={t('choose')} action={here}>
        <input type="hidden" name="snapshot" value={snapshot.number} />
        <AxisSelect name="rows" label={t('rows')} value={view.rows} codes={view.closed} nameOf={question} />
        <AxisSelect
          name="columns"
          label={t('columns')}
          value={view.columns}
          codes={[...groupings, ...view.closed]}
          nameOf={columnName}
        />
        <button className="btn">{t('show')}</button>
      </form>
      <div className="sec">
        <CrossTable
          view={view}
          caption={t('caption', { rows: question(view.rows), columns: columnName(view.columns) })}
        />
      </div>
      <div className="small soft stack">
        <p>{t('method')}</p>
        <p>{withheldNote(view)}</p>
        {snapshot.results.audience === 'public' ? (
          <p>{t('guarantee', { small: snapshot.small, most: mostPublicAxes })}</p>
        ) : null}
        <p>
          <a href={`/api/meetings/${slug}/results-table.csv?${address}`} download>
            {t('download')}
          </a>
        </p>
      </div>
    </>
  );

  function withheldNote({ snapshot: { results, small }, notGiven }: CrossTabView): string {
    if (notGiven) return t(`notGiven.${notGiven}`, { most: mostPublicAxes });
    return results.audience === 'inside' ? t('inside') : t('withheld', { small });
  }
}

function AxisSelect(props: {
  name: string;
  label: string;
  value: string;
  codes: readonly string[];
  nameOf: (code: string) => string;
}) {
  return (
    <label>
      {props.label}
      <select name={props.name} defaultValue={props.value} style={{ maxInlineSize: '24rem' }}>
        {props.codes.map((code) => (
          <option key={code} value={code}>
            {props.nameOf(code)}
          </option>
        ))}
      </select>
    </label>
  );
}
