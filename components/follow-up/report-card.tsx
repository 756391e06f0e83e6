import { CommitmentStatus } from '@/components/follow-up/commitment-status';
import { EvidenceList } from '@/components/follow-up/evidence-list';
import { Status } from '@/components/ui/status';
import { formatDateTime } from '@/lib/i18n/dates';
import { directionOf } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { ReportedProgress } from '@/lib/follow-up/queries';

/** A report as it came, what was said of it and why. */
export function ReportCard({ report, meeting }: { report: ReportedProgress; meeting: { slug: string; zone: string } }) {
  const t = useTranslations('followup');
  const locale = useLocale();
  return (
    <>
      <p className="row mid">
        <CommitmentStatus state={report.status} /> <Verdict report={report} />
        <span className="soft small">
          {formatDateTime(report.at, locale, meeting.zone)}
          {report.isBySecretariat ? `, ${t('report.bySecretariat')}` : ''}
        </span>
      </p>
      <p
        style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
        lang={report.language}
        dir={directionOf(report.language)}
      >
        {report.text}
      </p>
      <EvidenceList slug={meeting.slug} report={report.id} evidence={report.evidence} />
      {report.whyWithdrawn ? (
        <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <b>{t('report.whyWithdrawn')}</b> {report.whyWithdrawn}
        </p>
      ) : null}
      {report.verdict === 'MORE_ASKED' && report.reason ? (
        <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <b>{t('report.reason')}</b> {report.reason}
        </p>
      ) : null}
    </>
  );
}

function Verdict({ report: { verdict, withdrawnAt, isReplaced } }: { report: ReportedProgress }) {
  const t = useTranslations('followup.manage');
  if (withdrawnAt) return <Status shape="shut">{t('withdrawn')}</Status>;
  if (verdict === 'ACCEPTED') return <Status shape="done">{t('accepted')}</Status>;
  if (verdict === 'MORE_ASKED') return <Status shape="ask">{t('moreAsked')}</Status>;
  return isReplaced ? <Status shape="shut">{t('replaced')}</Status> : <Status shape="half">{t('waits')}</Status>;
}
