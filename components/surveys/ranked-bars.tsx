import { formatNumber, formatPercent } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { useResultLabels } from './result-labels';
import { Withheld } from './withheld';

const geometry = { labels: 236, bars: 400, row: 32, head: 26, width: 880 };

/**
 * Shares with the bounds for missing answers, drawn on the server; the table below holds every number.
 * Where the group is too small for shares, only the table is shown and says so.
 */
export function RankedBars({ ranking, labels }: { ranking: VisibleRanking; labels: ResultLabels }) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const { total } = ranking.table;
  const rows = ranking.standings.flatMap((standing) => {
    const cell = total.cells.find(({ theme }) => theme === standing.theme);
    return cell ? [{ ...standing, cell }] : [];
  });
  const title = t('barsLabel', { k: ranking.k });
  const height = geometry.head + rows.length * geometry.row + 8;
  const at = (share: number) => geometry.labels + share * geometry.bars;

  const chart = (
    <figure>
      <p className="ft">
        {t('barsTitle')} <span>{t('barsNote', { k: ranking.k })}</span>
      </p>
      <div
        className="chart"
        style={{ '--min': '52rem' } as React.CSSProperties}
        tabIndex={0}
        role="region"
        aria-label={title}
      >
        <svg
          viewBox={`0 0 ${geometry.width} ${height}`}
          role="img"
          aria-label={title}
          style={{ maxInlineSize: geometry.width }}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <line className={share === 0 ? 'ax0' : 'ax'} x1={at(share)} x2={at(share)} y1={20} y2={height} />
              <text className="s" x={at(share)} y={14} textAnchor="middle">
                {formatPercent(share, locale)}
              </text>
            </g>
          ))}
          <text className="s" x={at(1) + 36} y={14}>
            {t('answers')}
          </text>
          <text className="s" x={at(1) + 130} y={14}>
            {t('before')}
          </text>
          {rows.map(({ theme, cell, isCertainBeforeNext }, index) => {
            const y = geometry.head + index * geometry.row;
            const { text, lang } = words.choice(ranking.code, theme);
            const { bounds } = cell;
            const bracket = bounds
              ? `M${at(bounds.low)} ${y + 15}H${at(bounds.high)}M${at(bounds.low)} ${y + 10}v10M${at(bounds.high)} ${y + 10}v10`
              : null;
            return (
              <g key={theme}>
                <text x={0} y={y + 19} lang={lang}>
                  {shorten(text)}
                  <title>{text}</title>
                </text>
                {cell.share === null ? null : (
                  <rect
                    className={cell.isInTopK ? 'bar sh' : 'bar'}
                    x={at(0)}
                    y={y + 8}
                    width={cell.share * geometry.bars}
                    height={14}
                  />
                )}
                {bracket ? (
                  <>
                    <path className="bound" d={bracket} style={{ stroke: 'var(--paper)', strokeWidth: 4.5 }} />
                    <path className="bound" d={bracket} />
                  </>
                ) : null}
                <text x={at(1) + 36} y={y + 19}>
                  {cell.count === null ? t('withheld') : t('countOf', { count: cell.count, n: cell.answered })}
                </text>
                <text className="s" x={at(1) + 130} y={y + 19}>
                  {certainty(isCertainBeforeNext, t)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption>
        {t('barsCaption', { n: total.answered, total: total.invited, missing: total.invited - total.answered })}
      </figcaption>
    </figure>
  );

  const decimal = (value: number, digits: number) =>
    formatNumber(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const isInside = rows.some(({ mean, staysInTopK }) => mean !== null || staysInTopK !== null);
  return (
    <>
      {rows.some(({ cell }) => cell.share !== null) ? (
        chart
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
              <th scope="col" className="n">
                {t('share')}
              </th>
              <th scope="col" className="n">
                {t('bounds')}
              </th>
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
              return (
                <tr key={theme}>
                  <td className="n">{cell.rank ?? <Withheld />}</td>
                  <th scope="row" lang={lang}>
                    {text}
                  </th>
                  {ranking.table.kinds.map((kind) => (
                    <td key={kind.key} className="n">
                      {kind.cells.find((each) => each.theme === theme)?.count ?? <Withheld />}
                    </td>
                  ))}
                  <td className="n">{cell.count ?? <Withheld />}</td>
                  <td className="n">{cell.share === null ? <Withheld /> : formatPercent(cell.share, locale)}</td>
                  <td className="n">
                    {cell.bounds ? (
                      t('boundsOf', {
                        low: formatPercent(cell.bounds.low, locale),
                        high: formatPercent(cell.bounds.high, locale),
                      })
                    ) : (
                      <Withheld />
                    )}
                  </td>
                  <td>
                    {certainty(isCertainBeforeNext, t) ?? (index === rows.length - 1 ? t('noNext') : <Withheld />)}
                  </td>
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

function certainty(isCertain: boolean | null, t: ReturnType<typeof useTranslations<'surveys.results'>>): string | null {
  if (isCertain === null) return null;
  return t(isCertain ? 'certain' : 'couldChange');
}

/** What fits beside a bar; the whole text is in the table and in the title. */
function shorten(text: string): string {
  return text.length <= 34 ? text : `${text.slice(0, 32).trimEnd()}…`;
}
