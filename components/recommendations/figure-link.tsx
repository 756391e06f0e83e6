import { Link } from '@/lib/i18n/navigation';
import { Status } from '@/components/ui/status';
import { formatDay } from '@/lib/i18n/dates';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import type { Figure } from '@/lib/surveys/queries/figures';

interface FigureLinkProps {
  slug: string;
  figure: Figure;
  /** Whether more regions share the theme than chance would give: said before what has changed since. */
  isShared?: boolean;
}

/** "7 of 9, rank 1", leading to the figure among the results of the survey. A small figure is linked and not said. */
export function FigureLink({ slug, figure, isShared = false }: FigureLinkProps) {
  const t = useTranslations('breakouts');
  const { snapshot, column, choice } = figure;
  return (
    <>
      <Link href={snapshotPath(slug, snapshot, { columnKey: column, choiceCode: choice })}>
        {figureInWords(figure, t)}
      </Link>
      {isShared ? <span className="soft">{t('andShared')}</span> : null}
      <ChangedEvidence figure={figure} />
    </>
  );
}

/** Says that an answer behind a figure was reopened after the figure was sealed; nothing where none was. */
export function ChangedEvidence({ figure }: { figure: Pick<Figure, 'changedOn'> }) {
  const locale = useLocale();
  const t = useTranslations('results.evidence');
  if (!figure.changedOn) return null;
  return (
    <span className="line small">
      <Status shape="ask">{t('changed', { date: formatDay(figure.changedOn, locale) })}</Status>
    </span>
  );
}

/** The figure as text alone, where what stands around it is a link already. */
export function figureInWords(
  { topCount, answered, rank }: Figure,
  t: ReturnType<typeof useTranslations<'breakouts'>>,
): string {
  if (topCount === null) return t('figureWithheld', { n: answered });
  return rank === null
    ? t('figureNoRank', { x: topCount, n: answered })
    : t('figure', { x: topCount, n: answered, rank });
}
