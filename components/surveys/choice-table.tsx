import type { PickedText } from '@/lib/i18n/pick';
import { useTranslations } from '@/lib/i18n/words';
import { isOfFewer } from '@/lib/surveys/model/cell-figure';
import type { VisibleChoiceColumn } from '@/lib/surveys/model/visible-choices';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { CellCount } from './cell-count';
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
          {(total?.choices ?? []).map(({ code, answered, share, bounds }) => {
            const { text, lang } = nameOf(code);
            return (
              <tr key={code}>
                <th scope="row">
                  <span lang={lang}>{text}</span>
                  {total && isOfFewer({ answered }, total.answered) ? (
                    <span className="sub">{t('offeredTo', { n: answered, total: total.answered })}</span>
                  ) : null}
                </th>
                {columns.map((column) => {
                  const cell = column.choices.find((choice) => choice.code === code);
                  return (
                    <td key={column.key} className="n">
                      {cell ? <CellCount cell={cell} group={column} /> : <Withheld />}
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
