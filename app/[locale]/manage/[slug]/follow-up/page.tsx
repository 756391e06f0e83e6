import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommitmentStatus } from '@/components/follow-up/commitment-status';
import { Due } from '@/components/follow-up/due';
import { ReportCard } from '@/components/follow-up/report-card';
import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { prepareReminderAction, reviewReportAction } from '@/lib/follow-up/actions';
import { follow } from '@/lib/follow-up/model/followed';
import { findFollowUp, listReports, type ReportedProgress } from '@/lib/follow-up/queries';
import { dayOf } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { PlanForm } from './plan-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followup'))('manage.title'), robots: { index: false, follow: false } };
}

/** Who carries each commitment out and by when, and the reports that wait for the secretariat's answer. */
export default async function ManageFollowUpPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('followup')]);
  const here = `/${locale}/manage/${slug}/follow-up`;
  const scope = await meetingPage(slug, { locale, permission: 'follow-up.manage', here });
  const { isPublished, zone } = scope.meeting;
  if (!isPublished)
    return (
      <EmptyState level={1} title={t('manage.notYet')}>
        {t('manage.notYetText')} <Link href={`/manage/${slug}/highlights`}>{t('highlights')}</Link>
      </EmptyState>
    );
  const { commitments } = await findFollowUp(scope);
  if (typeof query.of === 'string') {
    const commitment = commitments.find(({ symbol }) => symbol === query.of);
    if (!commitment) notFound();
    return <PlanForm scope={scope} commitment={commitment} locale={locale} />;
  }
  const reports = await listReports(scope);
  const waiting = reports.filter(({ verdict, isReplaced }) => verdict === null && !isReplaced);
  const rows = follow(commitments, dayOf(new Date(), zone));
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('manage.title')}</h1>
        <p className="lead">{t('manage.lead')}</p>
        <p className="row">
          <Link href={`/meetings/${slug}/follow-up`}>{t('manage.public')}</Link>
        </p>
      </div>
      <section className="sec stack" aria-labelledby="waiting">
        <h2 id="waiting">{t('manage.waiting')}</h2>
        {waiting.length === 0 ? <p className="soft">{t('manage.nothingWaits')}</p> : null}
        {waiting.map((report) => (
          <article key={report.id} className="stack" aria-label={labelOf(report)}>
            <h3>
              <Sym>{report.symbol}</Sym> <Localized text={report.partyNames} fallback="silent" />
            </h3>
            <ReportCard report={report} meeting={{ slug, zone }} />
            <ActionForm
              action={reviewReportAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'followup')}
              meeting={slug}
              label={labelOf(report)}
            >
              <HiddenField name="report" value={report.id} />
              <RadioGroup
                name="verdict"
                choices={[
                  { value: 'ACCEPTED', label: t('review.accept') },
                  { value: 'MORE_ASKED', label: t('review.more') },
                ]}
              />
              <TextArea name="reason" rows={2} maxLength={1000} depends />
              <div className="actions">
                <SubmitButton>{t('plan.save')}</SubmitButton>
              </div>
            </ActionForm>
          </article>
        ))}
      </section>
      <section className="sec stack" aria-labelledby="reminders">
        <h2 id="reminders">{t('reminder.heading')}</h2>
        <p className="soft">{t('reminder.text')}</p>
        <ActionForm
          action={prepareReminderAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'followup')}
          meeting={slug}
          label={t('reminder.heading')}
        >
          <TextField name="since" type="date" width="m" optional />
          <div className="actions">
            <SubmitButton>{t('reminder.prepare')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section className="sec" aria-labelledby="commitments">
        <h2 id="commitments">{t('list')}</h2>
        {rows.length === 0 ? <p className="soft">{t('noneText')}</p> : null}
        {rows.length > 0 ? (
          <DataTable
            caption={t('list')}
            hideCaption
            rows={rows}
            rowKey={({ id }) => id}
            cards
            dense
            minWidth={48}
            columns={[
              {
                key: 'commitment',
                head: t('commitment'),
                isRowHead: true,
                cell: ({ symbol, text }) => (
                  <>
                    <Link href={`/manage/${slug}/follow-up?of=${encodeURIComponent(symbol)}`}>
                      {t('manage.edit', { symbol })}
                    </Link>
                    <span className="sub">
                      <Localized text={text} fallback="silent" />
                    </span>
                  </>
                ),
              },
              {
                key: 'owners',
                head: t('owners'),
                label: t('owners'),
                cell: ({ said }) =>
                  said.length === 0 ? (
                    <span className="soft">{t('noOwners')}</span>
                  ) : (
                    <ul className="bare">
                      {said.map(({ owner, report }) => (
                        <li key={owner.id}>
                          <Link href={`/meetings/${slug}/follow-up/report?party=${owner.code}`}>
                            <Localized text={owner.names} fallback="silent" />
                          </Link>{' '}
                          <span className="sub">
                            <CommitmentStatus state={report?.status ?? 'NOT_REPORTED'} />
                          </span>
                        </li>
                      ))}
                    </ul>
                  ),
              },
              { key: 'due', head: t('due'), label: t('due'), cell: (one) => <Due commitment={one} /> },
              {
                key: 'state',
                head: t('state'),
                label: t('state'),
                cell: ({ state, isLate }) => <CommitmentStatus state={state} isLate={isLate} />,
              },
            ]}
          />
        ) : null}
      </section>
    </div>
  );

  function labelOf({ partyNames, symbol }: ReportedProgress): string {
    return t('review.label', { party: pick(partyNames, locale).text, symbol });
  }
}
