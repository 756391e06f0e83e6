import { axisYears, chairRows, type DatedChair } from '@/lib/directory/model/chairs';
import styles from '../../reference.module.css';

/** Widest column of names, and what a letter of 13 px takes of it. */
const nameWidest = 230;
const letter = 7.2;
const width = 760;
const rowHeight = 24;

/** Chairs on a line of years. Filled: stated; outlined: general knowledge. The table below has the same facts. */
export function ChairsChart({
  chairs,
  label,
  legend,
}: {
  chairs: readonly DatedChair[];
  label: string;
  legend: string;
}) {
  const chart = chairRows(chairs);
  if (!chart || chairs.length < 2) return null;
  const { rows, years } = chart;
  const nameWidth = Math.min(nameWidest, 12 + letter * Math.max(...rows.map(({ name }) => name.length)));
  const x = (year: number) =>
    nameWidth + ((year - years.first) / (years.last - years.first)) * (width - nameWidth - 16);
  const bottom = rows.length * rowHeight + 8;
  return (
    <figure className={styles.chart}>
      <div className="chart" tabIndex={0} role="region" aria-label={label}>
        <svg viewBox={`0 0 ${width} ${bottom + 24}`} role="img" aria-label={label}>
          {axisYears(years.first, years.last - 1).map((year) => (
            <g key={year}>
              <line className="ax" x1={x(year)} x2={x(year)} y1={0} y2={bottom} />
              <text className="s" x={x(year)} y={bottom + 16}>
                {year}
              </text>
            </g>
          ))}
          {rows.map((row, index) => (
            <g key={row.name}>
              <text x={0} y={index * rowHeight + 17}>
                {row.name}
              </text>
              {row.terms.map(({ from, to, isStated }) => (
                <rect
                  key={`${from}-${to}`}
                  x={x(from) + 1}
                  y={index * rowHeight + 5}
                  width={Math.max(x(to + 1) - x(from) - 2, 3)}
                  height={15}
                  style={{
                    fill: isStated ? 'var(--accent)' : 'var(--paper)',
                    stroke: 'var(--accent)',
                    strokeWidth: 1.5,
                  }}
                />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <figcaption>{legend}</figcaption>
    </figure>
  );
}
