import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ResultsOf } from '@/components/surveys/results-of';
import { ResultsView } from '@/components/surveys/results-view';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { listAgendas } from '@/lib/breakouts/queries';
import { listFedByFigures } from '@/lib/chain/queries';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { ChartName } from '@/lib/surveys/model/charts/names';
import { assignmentAsked, snapshotPath } from '@/lib/surveys/model/snapshot';
import { snapshotNumber } from '@/lib/surveys/model/snapshot-number';
import { findSnapshot } from '@/lib/surveys/queries/results';
import { BackgroundPaper } from './background-paper';
import { LedTo } from './led-to';
import { SendFigure } from './send-figure';

const assignments = ['partition', 'spread'] as const;

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'snapshot' | 'regions' | 'of', string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys.results'))('title') };
}

/** A sealed snapshot of the results: counts for those who take part, small cells hidden from everybody else. */
export default async function ResultsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, cross, spread] = await Promise.all([
    params,
    searchParams,
    getTranslations('surveys.results'),
    getTranslations('results.cross'),
    getTranslations('results.spread'),
  ]);
  const here = `/${locale}/meetings/${slug}/results`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.read', here });
  const number = snapshotNumber(query.snapshot);
  const snapshot = await orNotFound(findSnapshot(scope, number, assignmentAsked(query.regions)));
  if (!snapshot && number !== null) notFound();
  const crumbs = (
    <Breadcrumbs items={[{ href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text }]} />
  );
  if (!snapshot) {
    return (
      <>
        {crumbs}
        <EmptyState level={1} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      </>
    );
  }
  const { zone, isPublished } = scope.meeting;
  const states = query.of === 'states' ? snapshot.states : null;
  const results = states ?? snapshot.results;
  const [fed, agendas] = await Promise.all([listFedByFigures(scope, snapshot.number), listAgendas(scope)]);
  const when = (at: Date) => formatDateTime(at, locale, zone);
  const isSpread = snapshot.results.assignment === 'spread';
  const ofStates = states ? '&of=states' : '';
  const others = snapshot.others.filter((other) => other.number !== snapshot.number);
  return (
    <>
      {crumbs}
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">
          {t(states ? 'leadStates' : 'lead', { submitted: results.submitted, invited: results.invited })}
        </p>
        {!states && snapshot.asOf ? (
          <p className="small soft">{t('asOf', { n: snapshot.asOf, small: snapshot.small })}</p>
        ) : null}
        {states && snapshot.statesAsOf ? (
          <p className="small soft">{t('statesAsOf', { n: snapshot.statesAsOf, small: snapshot.small })}</p>
        ) : null}
        <p className="small">
          <Status shape="seal">{t('snapshot', { n: snapshot.number, at: when(snapshot.takenAt) })}</Status>
        </p>
        <p className="small">
          <a
            href={`/api/meetings/${slug}/results.csv?snapshot=${snapshot.number}&locale=${locale}${isSpread && !states ? '&regions=spread' : ''}${ofStates}`}
            download
          >
            {t('download')}
          </a>
          {states ? null : (
            <>
              {' · '}
              <Link href={`/meetings/${slug}/results/table?snapshot=${snapshot.number}`}>{cross('open')}</Link>
            </>
          )}
        </p>
        {snapshot.maySpread && !states ? (
          <nav className="small" aria-label={spread('label')}>
            {spread('lead')}{' '}
            {assignments.map((assignment, index) => (
              <span key={assignment}>
                {index > 0 ? ' · ' : null}
                {assignment === snapshot.results.assignment ? (
                  <b aria-current="true">{spread(assignment)}</b>
                ) : (
                  <Link
                    href={`${snapshotPath(slug, snapshot.number)}${assignment === 'spread' ? '&regions=spread' : ''}`}
                  >
                    {spread(assignment)}
                  </Link>
                )}
              </span>
            ))}
          </nav>
        ) : null}
        {others.length > 0 ? (
          <p className="small soft">
            {t('others')}{' '}
            {others.map((other, index) => (
              <span key={other.number}>
                {index > 0 ? ', ' : null}
                <Link href={`${snapshotPath(slug, other.number)}${ofStates}`}>{other.number}</Link>
              </span>
            ))}
          </p>
        ) : null}
        {snapshot.states ? (
          <ResultsOf
            here={`/meetings/${slug}/results`}
            query={{ snapshot: `${snapshot.number}` }}
            isOfStates={states !== null}
          />
        ) : null}
      </div>
      <BackgroundPaper scope={scope} locale={locale} newest={snapshot.others[0]?.number ?? snapshot.number} />
      <ResultsView
        results={results}
        labels={snapshot.labels}
        small={snapshot.small}
        files={chartFiles(snapshot.number)}
        // What issues point at are the figures in which each organisation stands in one column; of States none is sent on,
        // because groups are formed of organisations and their regions.
        {...(isSpread || states ? {} : { forward: { hasLedOn, tell } })}
      />
      <p className="tiny soft" style={{ overflowWrap: 'anywhere' }}>
        sha256 {snapshot.sha256}
      </p>
    </>
  );

  function hasLedOn(question: string, column: string, theme: string): boolean {
    return fed.some((row) => row.question === question && row.column === column && row.choice === theme);
  }

  function chartFiles(number: number) {
    const as = { ...(isSpread && !states ? { regions: 'spread' } : {}), ...(states ? { of: 'states' } : {}) };
    return (question: string, chart: ChartName) => (ending: string) =>
      `/api/meetings/${slug}/charts/${chart}.${ending}?${new URLSearchParams({ question, snapshot: `${number}`, locale, ...as })}`;
  }

  function tell(code: string) {
    const ranking = snapshot?.results.questions.find((question) => question.code === code);
    const rows = fed.filter(({ question }) => question === code);
    if (!snapshot || ranking?.type !== 'RANKING') return null;
    const { id, labels } = snapshot;
    return (
      <>
        {rows.length === 0 ? null : (
          <LedTo slug={slug} isPublished={isPublished} ranking={ranking} labels={labels} rows={rows} />
        )}
        <SendFigure slug={slug} snapshot={id} ranking={ranking} labels={labels} agendas={agendas} />
      </>
    );
  }
}
