import { formatNumber } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { barsDrawing, narrowBarsDrawing } from '@/lib/surveys/model/charts/bars';
import { isOfFewer } from '@/lib/surveys/model/cell-figure';
import { certaintyOf } from '@/lib/surveys/model/certainty';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import { chartWords } from '@/lib/surveys/render/chart-words';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { CellCount } from './cell-count';
import { ChartFigure, type ChartFiles } from '@/components/charts/chart-figure';
import { useResultLabels } from './result-labels';
import { ShareCells, ShareHeads } from './share-cells';
import { Withheld } from './withheld';

/**
 * Shares with the bounds for missing answers, drawn on the server; the table below holds every number.
 * Where the group is too small for shares, only the table is shown and says so.
 */
export function RankedBars({
  ranking,
  labels,
  files,
}: {
  ranking: VisibleRanking;
  labels: ResultLabels;
  files: ChartFiles | undefined;
}) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const { total } = ranking.table;
  const rows = ranking.standings.flatMap((standing) => {
    const cell = total.cells.find(({ theme }) => theme === standing.theme);
    return cell ? [{ ...standing, cell }] : [];
  });
  const said = chartWords(locale, labels, ranking.code);
  const [drawing, narrow] = [barsDrawing(ranking, said), narrowBarsDrawing(ranking, said)];
  const missing = total.invited - total.answered;
  const decimal = (value: number, digits: number) =>
    formatNumber(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const isInside = rows.some(({ mean, staysInTopK }) => mean !== null || staysInTopK !== null);
  return (
    <>
      {drawing && narrow ? (
        <ChartFigure
          drawing={drawing}
          narrow={narrow}
          caption={t('barsCaption', { n: total.answered, total: total.invited, missing })}
          method={t('chart.barsMethod')}
          files={files}
          least={52}
        />
      ) : (
        <p className="soft">{t('tooFewShares', { n: total.answered })}</p>
      )}
      <div className="tw" tabIndex={0} role="region" aria-label={t('figures')}>
        <table className="dense" style={{ minInlineSize: '54rem' }}>
          <caption>
            <b>{t('figures')}</b>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                {t('rankHead')}
              </th>
              <th scope="col">{t('theme')}</th>
              {ranking.table.kinds.map((kind) => (
                <th key={kind.key} scope="col" className="n">
                  {words.column(kind.key)}
                  <span className="sub">{t('nOfN', { n: kind.answered, total: kind.invited })}</span>
                </th>
              ))}
              <th scope="col" className="n">
                {words.column('total')}
                <span className="sub">{t('nOfN', { n: total.answered, total: total.invited })}</span>
              </th>
              <ShareHeads />
              <th scope="col">{t('before')}</th>
              {isInside ? (
                <>
                  <th scope="col" className="n">
                    {t('firstChoices')}
                  </th>
                  <th scope="col" className="n">
                    {t('meanPoints')}
                  </th>
                  <th scope="col" className="n">
                    {t('normalised')}
                  </th>
                  <th scope="col" className="n">
                    {t('stays', { k: ranking.k })}
                  </th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ theme, cell, mean, staysInTopK, isCertainBeforeNext, ...more }, index) => {
              const { text, lang } = words.choice(ranking.code, theme);
              const certainty = certaintyOf({ isCertainBeforeNext, rank: cell.rank }, index === rows.length - 1);
              return (
                <tr key={theme}>
                  <td className="n">{cell.rank ?? <Withheld />}</td>
                  <th scope="row">
                    <span lang={lang}>{text}</span>
                    {isOfFewer(cell, total.answered) ? (
                      <span className="sub">{t('offeredTo', { n: cell.answered, total: total.answered })}</span>
                    ) : null}
                  </th>
                  {ranking.table.kinds.map((kind) => {
                    const ofKind = kind.cells.find((each) => each.theme === theme);
                    return (
                      <td key={kind.key} className="n">
                        {ofKind ? <CellCount cell={ofKind} group={kind} /> : <Withheld />}
                      </td>
                    );
                  })}
                  <td className="n">
                    <CellCount cell={cell} group={total} />
                  </td>
                  <ShareCells share={cell.share} bounds={cell.bounds} />
                  <td>{certainty ? t(certainty) : <Withheld />}</td>
                  {isInside ? (
                    <>
                      <td className="n">
                        {more.firstCount === null ? (
                          <Withheld />
                        ) : (
                          t('countOf', { count: more.firstCount, n: cell.answered })
                        )}
                      </td>
                      <td className="n">{mean === null ? <Withheld /> : decimal(mean, 1)}</td>
                      <td className="n">{more.normalised === null ? <Withheld /> : decimal(more.normalised, 2)}</td>
                      <td className="n">
                        {staysInTopK === null ? <Withheld /> : t('countOf', { count: staysInTopK, n: total.answered })}
                      </td>
                    </>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
