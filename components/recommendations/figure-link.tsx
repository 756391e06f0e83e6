import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';

interface FigureLinkProps {
  slug: string;
  figure: { cellId: string; topCount: number; answered: number; rank: number | null };
}

/** "7 of 9, rank 1", leading to the figure among the results of the survey. */
export function FigureLink({ slug, figure: { cellId, topCount, answered, rank } }: FigureLinkProps) {
  const t = useTranslations('breakouts');
  return (
    <Link href={`/meetings/${slug}/results#cell-${cellId}`} title={t('figureNote', { x: topCount, n: answered })}>
      {t('figure', { x: topCount, n: answered, rank: rank ?? '–' })}
    </Link>
  );
}
