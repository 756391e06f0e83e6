interface ThemeBar {
  theme: string;
  name: string;
  published: number | null;
  computed: number;
}

const left = 230;
const right = 680;
const rowHeight = 28;

/** Published and computed on one line per theme: full dot and open dot, the numbers at the end of the row. */
export function ThemesChart({
  rows,
  label,
  heads,
}: {
  rows: readonly ThemeBar[];
  label: string;
  heads: { published: string; computed: string };
}) {
  const most = Math.max(5, ...rows.map(({ published, computed }) => Math.max(published ?? 0, computed)));
  const x = (value: number) => left + (value / most) * (right - left);
  const bottom = 24 + rows.length * rowHeight;
  const ticks = [0, 5, 10, 15, 20, 25, 30].filter((tick) => tick <= most);
  return (
    <div className="chart" tabIndex={0} role="region" aria-label={label}>
      <svg viewBox={`0 0 800 ${bottom + 4}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={tick === 0 ? 'ax0' : 'ax'} x1={x(tick)} x2={x(tick)} y1={22} y2={bottom} />
            <text className="s" textAnchor="middle" x={x(tick)} y={14}>
              {tick}
            </text>
          </g>
        ))}
        <text className="s" textAnchor="end" x={738} y={14}>
          {heads.published}
        </text>
        <text className="s" textAnchor="end" x={796} y={14}>
          {heads.computed}
        </text>
        {rows.map(({ theme, name, published, computed }, index) => {
          const y = 42 + index * rowHeight;
          return (
            <g key={theme}>
              <text x={0} y={y + 4}>
                {name}
              </text>
              {published === null ? null : (
                <line
                  x1={x(published)}
                  x2={x(computed)}
                  y1={y}
                  y2={y}
                  style={{ stroke: 'var(--ink-3)', strokeWidth: 2 }}
                />
              )}
              <circle
                cx={x(computed)}
                cy={y}
                r={6}
                style={{ fill: 'var(--paper)', stroke: 'var(--accent)', strokeWidth: 2 }}
              />
              {published === null ? null : (
                <circle cx={x(published)} cy={y} r={published === computed ? 4 : 6} className="acc" />
              )}
              <text className="s" textAnchor="end" x={738} y={y + 4}>
                {published ?? '–'}
              </text>
              <text className="s" textAnchor="end" x={796} y={y + 4}>
                {computed}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
