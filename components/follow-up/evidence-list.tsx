import { formatFileSize } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { Evidence } from '@/lib/follow-up/read-commitments';

/** What a report is shown by: pages under their own address, files as downloads. */
export function EvidenceList({
  slug,
  report,
  evidence,
}: {
  slug: string;
  report: string;
  evidence: readonly Evidence[];
}) {
  const t = useTranslations('followup');
  const locale = useLocale();
  if (evidence.length === 0) return null;
  return (
    <ul className="bare small" aria-label={t('evidence')}>
      {evidence.map(({ position, url, file }) => (
        <li key={position}>
          {url ? (
            <a href={url} rel="nofollow noopener noreferrer">
              <bdi>{url}</bdi>
            </a>
          ) : null}
          {file ? (
            <a href={`/api/meetings/${slug}/progress-evidence?report=${report}&position=${position}`}>
              <bdi>{file.name}</bdi>, {formatFileSize(file.size, locale)}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
