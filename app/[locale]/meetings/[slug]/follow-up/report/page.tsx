import type { Metadata } from 'next';
import { CommitmentStatus } from '@/components/follow-up/commitment-status';
import { Due } from '@/components/follow-up/due';
import { ReportCard } from '@/components/follow-up/report-card';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { follow, type Followed } from '@/lib/follow-up/model/followed';
import { findFollowUp, listOwnDelegations, listOwnReports, type ReportedProgress } from '@/lib/follow-up/queries';
import { dayOf } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { ReportForm } from './report-form';
import { WithdrawForm } from './withdraw-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followup'))('report.title'), robots: { index: false, follow: false } };
}

/** What a party carries out, what it has reported, and the form for a report: for its focal point, also without JavaScript. */
export default async function ReportProgressPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('followup')]);
  const here = `/${locale}/meetings/${slug}/follow-up/report`;
  const code = typeof query.party === 'string' ? query.party : undefined;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'meeting.participate',
    here: code ? `${here}?party=${encodeURIComponent(code)}` : here,
  });
  const [{ commitments }, delegations] = await Promise.all([
    orNotFound(findFollowUp(scope)),
    listOwnDelegations(scope, code),
  ]);
  const [own] = delegations;
  if (!own)
    return (
      <EmptyState level={1} title={t('report.notYours')}>
        {t('report.notYoursText')} <Link href={`/meetings/${slug}/follow-up`}>{t('report.public')}</Link>
      </EmptyState>
    );
  if (delegations.length > 1)
    return (
      <div className="stack">
        <h1>{t('report.choose')}</h1>
        <ul>
          {delegations.map((one) => (
            <li key={one.code}>
              <Link href={`/meetings/${slug}/follow-up/report?party=${one.code}`}>
                <Localized text={one.names} fallback="silent" />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    );
  const { zone } = scope.meeting;
  const reports = await listOwnReports(scope, own);
  const mayWithdraw = can(scope, 'progress.review');
  const card = (report: ReportedProgress) => (
    <div key={report.id} className="stack">
      <ReportCard report={report} meeting={{ slug, zone }} />
      {mayWithdraw ? <WithdrawForm report={report} slug={slug} locale={locale} /> : null}
    </div>
  );
  const isOwner = ({ owners }: Followed) => owners.some(({ id }) => id === own.partyId);
  // What a party reported while it was an owner stays in its sight.
  const mine = follow(commitments, dayOf(new Date(), zone)).filter(
    (one) => isOwner(one) || reports.some(({ commitmentId }) => commitmentId === one.id),
  );
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('report.title')}</h1>
        <p className="lead">{t('report.lead', { party: pick(own.names, locale).text })}</p>
        <p>
          <Link href={`/meetings/${slug}/follow-up`}>{t('report.public')}</Link>
        </p>
      </div>
      {mine.length === 0 ? (
        <EmptyState level={2} title={t('report.nothing')}>
          {t('report.nothingText')}
        </EmptyState>
      ) : null}
      {mine.map((commitment) => {
        const given = reports
          .filter(({ commitmentId }) => commitmentId === commitment.id)
          .sort((one, other) => other.number - one.number);
        const [last] = given;
        return (
          <section key={commitment.id} className="sec stack" aria-labelledby={`c-${commitment.id}`}>
            <h2 id={`c-${commitment.id}`}>
              <Sym>{commitment.symbol}</Sym>
            </h2>
            <p className="serif">
              <Localized text={commitment.text} />
            </p>
            <p className="row mid">
              <span>{t('plan.dueOn')}</span> <Due commitment={commitment} />
              <CommitmentStatus state={commitment.state} isLate={commitment.isLate} />
            </p>
            {last ? card(last) : null}
            {given.length > 1 ? (
              <details>
                <summary>{t('report.sent')}</summary>
                {given.slice(1).map(card)}
              </details>
            ) : null}
            {isOwner(commitment) ? (
              <details
                open={
                  last === undefined ||
                  last.verdict === 'MORE_ASKED' ||
                  last.withdrawnAt !== null ||
                  query.of === commitment.symbol
                }
              >
                <summary>{t('report.form', { symbol: commitment.symbol })}</summary>
                <ReportForm
                  commitment={commitment}
                  delegationId={own.delegationId}
                  last={last}
                  slug={slug}
                  locale={locale}
                />
              </details>
            ) : (
              <p className="soft">{t('report.noOwner')}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
