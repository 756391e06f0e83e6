import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { readLiveSeq } from '@/lib/core/live-seq';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isDecidable, standing } from '@/lib/plenary/model';
import { listPlenary } from '@/lib/plenary/queries';
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
  const after = await readLiveSeq(scope.meeting.id);
  const [t, items] = await Promise.all([getTranslations('plenary'), listPlenary(scope)]);
  const current = items.find(({ onScreenSince }) => onScreenSince !== null);
  const next = items.find(
    ({ id, position, status }) =>
      id !== current?.id && isDecidable(status) && (position ?? 0) > (current?.position ?? 0),
  );
  const { zone, illustrative } = scope.meeting;
  return (
    <div className="pl-screen">
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
          <div>
            <dt>
              {t('screen.base')}
              <span>{t('screen.revision', { number: current.revision.number })}</span>
            </dt>
            <dd>
              <Localized text={current.text} source={current.source} />
            </dd>
          </div>
        </dl>
      ) : (
        <p className="pl-wait">{t('screen.waiting')}</p>
      )}
      <div className="pl-end">
        <span>
          <b>{t('screen.next')}</b>{' '}
          {next ? [next.symbol, next.theme?.[locale] ?? next.theme?.en].filter(Boolean).join(' ') : t('screen.none')}
        </span>
        <span>{t('standing', standing(items.map(({ status }) => status)))}</span>
        <span>
          {illustrative ? `${t('screen.illustrative')} ` : null}
          <b>{formatTime(new Date(), locale, zone)}</b>
        </span>
      </div>
      <LiveRefresh
        meeting={slug}
        after={after}
        types={['plenary', 'screen', 'decision', 'recommendation']}
        lost={t('screen.lost')}
      />
    </div>
  );
}
