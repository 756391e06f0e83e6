import { CommitmentStatus } from '@/components/follow-up/commitment-status';
import { EvidenceList } from '@/components/follow-up/evidence-list';
import { Localized } from '@/components/ui/localized';
import type { Followed } from '@/lib/follow-up/model/followed';
import { formatDay } from '@/lib/i18n/dates';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

/** The indicator of a commitment and what its owners reported, to be opened without JavaScript. */
export async function Reports({ commitment, slug, locale }: { commitment: Followed; slug: string; locale: Locale }) {
  const t = await getTranslations('followup');
  const told = commitment.said.flatMap(({ owner, report }) => (report ? [{ owner, report }] : []));
  const hasIndicator = Object.values(commitment.indicator).some(Boolean);
  return (
    <>
      {hasIndicator ? (
        <span className="sub">
          {t('indicatorIs')} <Localized text={commitment.indicator} fallback="short" />
        </span>
      ) : null}
      {told.length > 0 ? (
        <details>
          <summary>{t('reports', { count: told.length })}</summary>
          <ul className="bare stack">
            {told.map(({ owner, report }) => (
              <li key={report.id}>
                <b>
                  <Localized text={owner.names} fallback="silent" />
                </b>{' '}
                <CommitmentStatus state={report.status} />
                <span className="sub">{t('acceptedOn', { date: formatDay(report.day, locale) })}</span>
                <p
                  style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
                  lang={report.language}
                  dir={directionOf(report.language)}
                >
                  {report.text}
                </p>
                <EvidenceList slug={slug} report={report.id} evidence={report.evidence} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
