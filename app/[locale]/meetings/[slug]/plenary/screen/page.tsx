import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations, useTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { isDecided, nextOf, standing } from '@/lib/plenary/model/sitting';
import { findShownAmendment } from '@/lib/plenary/queries/amendments';
import { listPlenary, type PlenaryRow } from '@/lib/plenary/queries/list';
import { readRoom } from '@/lib/plenary/queries/room';
import { densityOf, Wording } from './wording';
import './screen.css';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('screen.title') };
}

/**
 * What the room sees: the item, its text, what comes next. No controls. Follows live; without JavaScript the page asks
 * again every ten seconds; when the connection is lost it says so.
 */
export default async function ScreenPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'plenary.read',
    here: `/${locale}/meetings/${slug}/plenary/screen`,
  });
  const [t, items, room] = await Promise.all([getTranslations('plenary'), listPlenary(scope), readRoom(scope)]);
  const current = items.find(({ onScreenSince }) => onScreenSince !== null);
  const amendment = current ? await findShownAmendment(scope, current.id, room.amendmentId) : undefined;
  const { zone, illustrative, phase } = scope.meeting;
  const next = !isEditable(phase) ? undefined : nextOf(items, current);
  return (
    <>
      <div
        className="pl-screen"
        data-density={current ? densityOf({ item: current, amendment, languages: room.languages }) : 'large'}
      >
        <noscript>
          <meta httpEquiv="refresh" content="10" />
        </noscript>
        <div className="pl-top">
          <h1>
            {current ? (
              <>
                {current.symbol ? <Sym>{current.symbol}</Sym> : null}
                {current.theme ? <Localized text={current.theme} fallback="silent" /> : t('screen.recommendation')}
              </>
            ) : (
              t('title')
            )}
          </h1>
          {current ? <RecommendationStatus status={current.status} /> : null}
        </div>
        {current ? (
          <dl className="pl">
            <Wording item={current} amendment={amendment} languages={room.languages} locale={locale} />
            {isDecided(current.status, current.decision) ? (
              <Decision item={current} heading={t('screen.decision')} />
            ) : null}
          </dl>
        ) : (
          <Waiting items={items} next={next} />
        )}
        <div className="pl-end">
          <span>
            <b>{t('screen.next')}</b> {next ? <Name item={next} /> : t('screen.none')}
          </span>
          <span>{t('standing', standing(items.map(({ status }) => status)))}</span>
          <span>
            {illustrative ? `${t('screen.illustrative')} ` : null}
            <b>{formatTime(new Date(), locale, zone)}</b>
          </span>
        </div>
      </div>
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['plenary', 'screen', 'decision', 'recommendation', 'amendment']}
        lost={t('screen.lost')}
      />
    </>
  );
}

/** What the room calls an item: its symbol and theme. */
function Name({ item }: { item: PlenaryRow }) {
  const t = useTranslations('plenary');
  return (
    <>
      {item.symbol ? <Sym>{item.symbol}</Sym> : null}{' '}
      {item.theme ? <Localized text={item.theme} fallback="silent" /> : t('screen.recommendation')}
    </>
  );
}

/** What was decided, with the reservation, the confirmation awaited or the reason, as it was noted. */
function Decision({ item, heading }: { item: PlenaryRow; heading: ReactNode }) {
  const t = useTranslations('plenary');
  return (
    <div>
      <dt>{heading}</dt>
      <dd>
        <RecommendationStatus status={item.status} />
        {item.decision?.note ? <span className="pl-note">{item.decision.note}</span> : null}
        {item.decision?.reservations.map(({ id, names }) => (
          <span key={id} className="pl-note">
            {t('reservations.of')} <Localized text={names} fallback="silent" />
          </span>
        ))}
      </dd>
    </div>
  );
}

/** Nothing is on the screen: what was decided last and what comes, so that the room never looks at an empty wall. */
function Waiting({ items, next }: { items: readonly PlenaryRow[]; next: PlenaryRow | undefined }) {
  const t = useTranslations('plenary.screen');
  const [last] = items
    .filter(({ status, decision }) => isDecided(status, decision))
    .toSorted((a, b) => (b.decision?.at.getTime() ?? 0) - (a.decision?.at.getTime() ?? 0));
  if (!last && !next) return <p className="pl-wait">{t('none')}</p>;
  return (
    <dl className="pl">
      {last ? (
        <Decision
          item={last}
          heading={
            <>
              {t('last')}
              <span>
                <Name item={last} />
              </span>
            </>
          }
        />
      ) : null}
      <div>
        <dt>{t('next')}</dt>
        <dd>{next ? <Name item={next} /> : t('none')}</dd>
      </div>
    </dl>
  );
}
