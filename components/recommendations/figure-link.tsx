import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import { snapshotPath } from '@/lib/surveys/model/snapshot';

interface FigureLinkProps {
  slug: string;
  figure: { snapshot: number; columnKey: string; choiceCode: string; topCount: number; answered: number; rank: number | null };
}

/** "7 of 9, rank 1", leading to the figure among the results of the survey. */
export function FigureLink({ slug, figure: { snapshot, topCount, answered, rank, ...cell } }: FigureLinkProps) {
  const t = useTranslations('breakouts');
  return (
    <Link href={snapshotPath(slug, snapshot, cell)} title={t('figureNote', { x: topCount, n: answered })}>
      {t('figure', { x: topCount, n: answered, rank: rank ?? '–' })}
    </Link>
  );
}
