import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AmendmentCard } from '@/components/plenary/amendment-card';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Localized } from '@/components/ui/localized';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { cityName } from '@/lib/i18n/places';
import { getTranslations } from '@/lib/i18n/words';
import { isTablingOpen } from '@/lib/plenary/model/amendments';
import { isDecidable } from '@/lib/plenary/model/sitting';
import { listAmendments } from '@/lib/plenary/queries/amendments';
import { listDecisions, listSilences } from '@/lib/plenary/queries/decisions';
import { findItem } from '@/lib/plenary/queries/list';
import { listAudiences, listSpokenFor } from '@/lib/plenary/queries/room';
import { Decisions } from './decisions';
import { Silence } from './silence';
import { TableForm } from './table-form';
import { TranslateForms } from './translate-forms';
import { WithdrawForm } from './withdraw-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string; item: string }>;
  searchParams: Promise<{ language?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('amendments.title') };
}

/** An item of the plenary: its text, the amendments to it, and for those who speak for a delegation the form to table one. */
export default async function ItemPage({ params, searchParams }: Props) {
  const { locale, slug, item: id } = await params;
  const { language } = await searchParams;
  const here = `/meetings/${slug}/plenary`;
  const scope = await meetingPage(slug, { locale, permission: 'plenary.read', here: `/${locale}${here}/${id}` });
  const now = new Date();
  const [t, item] = await Promise.all([getTranslations('plenary'), orNotFound(findItem(scope, recordId.parse(id)))]);
  const [amendments, spokenFor, decisions, silences, { groups, unreachable }] = await Promise.all([
    listAmendments(scope, item.id),
    listSpokenFor(scope),
    listDecisions(scope, item.id),
    listSilences(scope, item.id, now),
    listAudiences(scope),
  ]);
  const { zone, phase } = scope.meeting;
  const mine = spokenFor.filter(({ mayTable }) => mayTable);
  const { status, amendmentsUntil: until } = item;
  const isAsked = silences.some(({ state }) => state === 'OPEN' || state === 'DUE');
  const isOpen = isTablingOpen({ phase, status, until, isListed: item.position !== null, isAsked }, now);
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
          { href: here, label: t('title') },
        ]}
      />
      <div className="head">
        <div className="row">
          <h1>
            <SymbolOrDraft symbol={item.symbol} />
          </h1>
          <span className="push small">
            <RecommendationStatus status={item.status} />
          </span>
        </div>
        {item.theme ? (
          <p className="soft">
            <Localized text={item.theme} fallback="silent" />
          </p>
        ) : null}
      </div>
      <div className="stack-l">
        <section aria-label={t('text')}>
          <p className="text serif">
            <Localized text={item.text} source={item.source} />
          </p>
          <p className="small soft">
            {t('revision', { number: item.revision.number })}.{' '}
            <Link href={`/meetings/${slug}/recommendations/${item.id}`}>{t('amendments.toRecord')}</Link>
          </p>
        </section>
        <Decisions decisions={decisions} mine={mine} scope={scope} locale={locale} />
        <Silence
          item={item}
          silences={silences}
          groups={groups}
          mine={mine}
          isOpenable={item.position !== null && isDecidable(status)}
          unreachable={unreachable}
          scope={scope}
          locale={locale}
        />
        <section aria-labelledby="amendments">
          <h2 id="amendments">{t('amendments.title')}</h2>
          {until && (until <= now || (isDecidable(status) && phase !== 'CLOSED')) ? (
            <p className="small soft">
              {t(now < until ? 'amendments.until' : 'amendments.over', {
                at: formatDateTime(until, locale, zone),
                city: cityName(scope.meeting.city, locale),
              })}
            </p>
          ) : null}
          {amendments.length === 0 ? <p className="soft">{t('amendments.none')}</p> : null}
          <ul className="stack-l bare">
            {amendments.map((amendment) => (
              <AmendmentCard key={amendment.id} amendment={amendment} locale={locale} zone={zone}>
                {isOpen || !amendment.end ? (
                  <>
                    {!amendment.end && phase === 'OPEN' && mine.some((of) => of.id === amendment.delegation.id) ? (
                      <WithdrawForm amendment={amendment} slug={slug} locale={locale} />
                    ) : null}
                    {!amendment.end && phase === 'OPEN' && can(scope, 'amendment.translate') ? (
                      <TranslateForms amendment={amendment} scope={scope} locale={locale} />
                    ) : null}
                  </>
                ) : null}
              </AmendmentCard>
            ))}
          </ul>
        </section>
        {mine.length > 0 ? (
          <section aria-labelledby="table">
            <h2 id="table">{t('amendments.table')}</h2>
            {isOpen ? (
              <TableForm
                item={item}
                mine={mine}
                slug={slug}
                locale={locale}
                language={typeof language === 'string' ? language : undefined}
              />
            ) : (
              <p className="soft">
                {t(isAsked ? 'amendments.asked' : phase === 'PREPARATION' ? 'amendments.notYet' : 'amendments.closed')}
              </p>
            )}
          </section>
        ) : null}
      </div>
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['plenary', 'decision', 'recommendation', 'amendment', 'silence']}
        lost={t('live.lost')}
      />
    </>
  );
}
