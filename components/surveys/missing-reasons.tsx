import { useTranslations } from '@/lib/i18n/words';
import { MISSING_REASONS, type MissingCounts } from '@/lib/surveys/model/missing';

/** Why answers are missing, each reason with its count; nothing where none is missing, or where the reader may not know. */
export function MissingReasons({ counts }: { counts: MissingCounts | null }) {
  const t = useTranslations('surveys.results');
  if (!counts) return null;
  const reasons = MISSING_REASONS.filter((reason) => counts[reason] > 0);
  const n = reasons.reduce((sum, reason) => sum + counts[reason], 0);
  if (n === 0) return null;
  return (
    <p className="small soft">
      {t('whyMissing', {
        n,
        reasons: reasons.map((reason) => `${t(`missing.${reason}`)} ${counts[reason]}`).join(' · '),
      })}
    </p>
  );
}
