import { formatPercent } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { CrossCell, CrossColumn } from '@/lib/surveys/model/cross-tab';
import type { CrossTabView } from '@/lib/surveys/queries/cross-tab';
import { useResultLabels } from './result-labels';
import { Withheld } from './withheld';

/** A closed question by groups or by another closed question: count of n, the share, and its bounds where answers are missing. */
export function CrossTable({ view, caption }: { view: CrossTabView; caption: string }) {
  const t = useTranslations('results.cross');
  const words = useResultLabels(view.snapshot.labels);
  const { rows, columns } = view.table;
  const headOf = ({ key, kind }: CrossColumn) => {
    if (kind === 'none') return { text: t('none') };
    if (kind === 'total') return { text: t('total') };
    return view.columnQuestion ? words.choice(view.columnQuestion, key) : { text: words.column(key) };
  };
  return (
    <div className="tw" tabIndex={0} role="region" aria-label={caption}>
      <table className="dense" style={{ minInlineSize: `${12 + columns.length * 7}rem` }}>
        <caption>
          <b>{caption}</b>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            {columns.map((column) => {
              const head: { text: string; lang?: string } = headOf(column);
              return (
                <th key={`${column.kind} ${column.key}`} scope="col" className="n" lang={head.lang}>
                  {head.text}
                  <span className="sub">
                    {column.answered === null || column.invited === null
                      ? t('headWithheld')
                      : t('head', { n: column.answered, total: column.invited })}
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((value, row) => {
            const { text, lang } = words.choice(view.rows, value);
            return (
              <tr key={value}>
                <th scope="row" lang={lang}>
                  {text}
                </th>
                {columns.map((column) => (
                  <td key={`${column.kind} ${column.key}`} className="n">
                    <Figure cell={column.cells[row]} isComplete={column.answered === column.invited} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ cell, isComplete }: { cell: CrossCell | undefined; isComplete: boolean }) {
  const locale = useLocale();
  const t = useTranslations('results.cross');
  const words = useTranslations('surveys.results');
  if (!cell || cell.count === null) return <Withheld />;
  const { count, answered, share, bounds } = cell;
  return (
    <>
      {words('countOf', { count, n: answered })}
      {share === null ? null : (
        <span className="sub">
          {formatPercent(share, locale)}
          {bounds && !isComplete
            ? `, ${t('bounds', { low: formatPercent(bounds.low, locale), high: formatPercent(bounds.high, locale) })}`
            : null}
        </span>
      )}
    </>
  );
}
