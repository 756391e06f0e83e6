import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AmendmentCard } from '@/components/plenary/amendment-card';
import { Decide } from '@/components/plenary/decide';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { isDecidable, isDecided, standing } from '@/lib/plenary/model/sitting';
import { listAmendments } from '@/lib/plenary/queries/amendments';
import { listPlenary } from '@/lib/plenary/queries/list';
import { listSpokenFor, readRoom } from '@/lib/plenary/queries/room';
import { Floor } from './floor';
import { PlenaryTable } from './plenary-table';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('title') };
}

/** The plenary's list, what is on the screen, and for the Chair the decision on it. */
export default async function PlenaryPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'plenary.read',
    here: `/${locale}/meetings/${slug}/plenary`,
  });
  const [t, items, room, spokenFor] = await Promise.all([
    getTranslations('plenary'),
    listPlenary(scope),
    readRoom(scope),
    listSpokenFor(scope),
  ]);
  const current = items.find(({ onScreenSince }) => onScreenSince !== null);
  const amendments = current ? await listAmendments(scope, current.id) : [];
  return (
    <>
      <Breadcrumbs items={[{ href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text }]} />
      <div className="head">
        <div className="row">
          <h1>{t('title')}</h1>
          {can(scope, 'plenary.show') ? (
            <Link className="push" href={`/manage/${slug}/plenary`}>
              {t('toConsole')}
            </Link>
          ) : null}
          <Link
            {...(can(scope, 'plenary.show') ? {} : { className: 'push' })}
            href={`/meetings/${slug}/plenary/screen`}
          >
            {t('toScreen')}
          </Link>
        </div>
        <p className="soft">{t('lead')}</p>
      </div>
      {items.length === 0 ? (
        <EmptyState title={t('empty.title')} level={2}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <div className="stack-l">
          <section aria-labelledby="on-screen" className="stack">
            <h2 id="on-screen">
              {t('onScreen')} {current?.symbol ? <Sym>{current.symbol}</Sym> : null}
            </h2>
            {current ? (
              <>
                <p className="text serif">
                  <Localized text={current.shown.text} source={current.shown.source} />
                </p>
                <p>
                  <Link href={`/meetings/${slug}/plenary/${current.id}`}>
                    {t('amendments.toItem', { count: amendments.filter(({ end }) => !end).length })}
                  </Link>
                </p>
                <ul className="stack bare">
                  {amendments
                    .filter(({ id, end }) => !end || id === room.amendmentId)
                    .map((amendment) => (
                      <AmendmentCard
                        key={amendment.id}
                        amendment={amendment}
                        locale={locale}
                        zone={scope.meeting.zone}
                      />
                    ))}
                </ul>
                {current.decision && isDecided(current.status, current.decision) ? (
                  <div>
                    <RecommendationStatus status={current.status} />
                    {current.decision.note ? <p className="text serif">{current.decision.note}</p> : null}
                    <p className="small soft">
                      {t(current.decision.method === 'CONSENSUS_NOTED' ? 'notedBy' : 'howDecided', {
                        number: current.decision.number,
                        name: current.decision.byName,
                        how: t(`method.${current.decision.method}`, { name: current.decision.byName }),
                        at: formatDateTime(current.decision.at, locale, scope.meeting.zone),
                      })}
                    </p>
                  </div>
                ) : null}
              </>
            ) : (
              <p className="soft">
                {t('nothing')}{' '}
                {can(scope, 'plenary.show') && isEditable(scope.meeting.phase) ? (
                  <Link href={`/manage/${slug}/plenary`}>{t('choose')}</Link>
                ) : null}
              </p>
            )}
            {current &&
            scope.meeting.phase === 'OPEN' &&
            can(scope, 'plenary.decide') &&
            isDecidable(current.status) ? (
              <Decide key={current.id} item={current} hasVotes={room.voting} slug={slug} locale={locale} />
            ) : null}
          </section>
          <Floor room={room} spokenFor={spokenFor} scope={scope} locale={locale} />
          <section aria-labelledby="list">
            <h2 id="list">{t('list')}</h2>
            <p className="small soft">{t('standing', standing(items.map(({ status }) => status)))}</p>
            <PlenaryTable items={items} scope={scope} locale={locale} />
          </section>
          <p>
            <Link href={`/meetings/${slug}/plenary/record`}>{t('minutes.title')}</Link>
          </p>
        </div>
      )}
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['plenary', 'screen', 'decision', 'recommendation', 'amendment', 'speaker']}
        lost={t('live.lost')}
      />
    </>
  );
}
