import { useTranslations } from '@/lib/i18n/words';
import { rowAxis } from '@/lib/surveys/model/axes';
import { tintOf } from '@/lib/surveys/model/charts/heat';
import type { VisibleMatrix } from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { ChoiceTable } from './choice-table';
import { MissingReasons } from './missing-reasons';
import { useResultLabels } from './result-labels';
import styles from './results.module.css';
import { Withheld } from './withheld';

/** A matrix over all organisations as a heat table, "5 of 7" in each cell, and under it each row by group. */
export function MatrixTable({ matrix, labels }: { matrix: VisibleMatrix; labels: ResultLabels }) {
  const t = useTranslations('results.figures');
  const results = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const { code, rows, choices } = matrix;
  const column = (choice: string) => words.choice(code, choice);
  return (
    <div className="stack">
      <figure>
        <div className="tw" tabIndex={0} role="region" aria-label={t('matrixTitle')}>
          <table className={`dense ${styles.heat}`} style={{ minInlineSize: `${14 + choices.length * 6}rem` }}>
            <caption>
              <b>{t('matrixTitle')}</b>
            </caption>
            <thead>
              <tr>
                <th scope="col">{results('theme')}</th>
                {choices.map((choice) => (
                  <th key={choice} scope="col" lang={column(choice).lang}>
                    {column(choice).text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, columns }) => {
                const total = columns.at(-1);
                const name = words.row(code, row);
                return (
                  <tr key={row}>
                    <th scope="row" lang={name.lang}>
                      {name.text}
                      {total ? (
                        <span className="sub">{results('nOfN', { n: total.answered, total: total.invited })}</span>
                      ) : null}
                    </th>
                    {choices.map((choice) => {
                      const cell = total?.choices.find((each) => each.code === choice);
                      const tint = cell ? tintOf(cell) : 0;
                      return (
                        <td key={choice} className={tint > 0 ? styles[`h${tint}`] : undefined}>
                          {cell && cell.count !== null ? (
                            results('countOf', { count: cell.count, n: cell.answered })
                          ) : (
                            <Withheld />
                          )}
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <figcaption>{t('matrixMethod')}</figcaption>
      </figure>
      <details>
        <summary>{t('matrixGroups')}</summary>
        <div className="stack-l">
          {rows.map(({ row, columns, missing }) => {
            const name = words.row(code, row);
            return (
              <div key={row} className="stack">
                <h3 lang={name.lang}>{name.text}</h3>
                <ChoiceTable
                  caption={words.question(rowAxis(code, row)).text}
                  columns={columns}
                  labels={labels}
                  nameOf={column}
                  head={results('theme')}
                />
                <MissingReasons counts={missing} />
              </div>
            );
          })}
        </div>
      </details>
    </div>
  );
}
