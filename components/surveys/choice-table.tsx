import { formatNumber } from '@/lib/i18n/numbers';
import type { PickedText } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { VisibleChoiceColumn } from '@/lib/surveys/model/visible-choices';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { useResultLabels } from './result-labels';
import { ShareCells, ShareHeads } from './share-cells';
import { Withheld } from './withheld';

interface ChoiceTableProps {
  caption: string;
  /** The groups, all together last. */
  columns: readonly VisibleChoiceColumn[];
  labels: ResultLabels;
  nameOf: (code: string) => Pick<PickedText, 'text' | 'lang'>;
  /** Stands over the rows. */
  head: string;
}

/** Counts of choices by group, with the share of all where there are enough answers. */
export function ChoiceTable({ caption, columns, labels, nameOf, head }: ChoiceTableProps) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const total = columns.at(-1);
  return (
    <div className="tw" tabIndex={0} role="region" aria-label={caption}>
      <table className="dense" style={{ minInlineSize: `${18 + columns.length * 6}rem` }}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="n">
                {words.column(column.key)}
                <span className="sub" style={{ whiteSpace: 'nowrap' }}>
                  {t('nOfN', { n: column.answered, total: column.invited })}
                </span>
              </th>
            ))}
            <ShareHeads />
          </tr>
        </thead>
        <tbody>
          {(total?.choices ?? []).map(({ code, share, bounds }) => {
            const { text, lang } = nameOf(code);
            return (
              <tr key={code}>
                <th scope="row" lang={lang}>
                  {text}
                </th>
                {columns.map((column) => {
                  const count = column.choices.find((choice) => choice.code === code)?.count ?? null;
                  return (
                    <td key={column.key} className="n">
                      {count === null ? <Withheld /> : formatNumber(count, locale)}
                    </td>
                  );
                })}
                <ShareCells share={share} bounds={bounds} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
