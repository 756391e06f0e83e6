import { formatNumber } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { cellFigure } from '@/lib/surveys/model/cell-figure';
import { Withheld } from './withheld';

/** A count under a head that says n of its group; with its own n where fewer were offered the choice. */
export function CellCount({
  cell,
  group,
}: {
  cell: Parameters<typeof cellFigure>[0];
  group: Parameters<typeof cellFigure>[1];
}) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const figure = cellFigure(cell, group);
  switch (figure.kind) {
    case 'count':
      return formatNumber(figure.count, locale);
    case 'countOf':
      return t('countOf', { count: figure.count, n: figure.n });
    case 'notOffered':
      return <span className="tiny soft">{t('notOffered')}</span>;
    case 'withheld':
      return <Withheld />;
  }
}
