import { DataTable } from '@/components/ui/data-table';
import { commitmentStates, type CommitmentState } from '@/lib/follow-up/model/progress';
import type { Bar } from '@/lib/follow-up/model/followed';
import { formatNumber } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';

interface StateBarsProps {
  /** Unique on the page: names the picture's patterns. */
  id: string;
  title: string;
  /** What the picture shows, in a sentence. */
  finding?: string;
  note?: string;
  /** Head of the first column of the table. */
  head: string;
  bars: readonly (Bar & { label: string })[];
}

const left = 210;
const width = 430;
const row = 34;
const top = 34;

/** How many commitments stand where, a bar each: drawn on the server, told apart without colour, with its table below. */
export function StateBars({ id, title, finding, note, head, bars }: StateBarsProps) {
  const t = useTranslations('followup');
  const locale = useLocale();
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const fills: Record<CommitmentState, string> = {
    DONE: 'var(--accent)',
    UNDER_WAY: 'var(--h2)',
    NOT_STARTED: 'var(--paper)',
    DROPPED: `url(#${id}-hatch)`,
    NOT_REPORTED: `url(#${id}-dots)`,
  };
  const height = top + bars.length * row;
  const describe = ({ label, counts }: Bar & { label: string }) =>
    `${label}: ${commitmentStates
      .filter((state) => counts[state] > 0)
      .map((state) => `${t(`states.${state}`)} ${formatNumber(counts[state], locale)}`)
      .join(', ')}`;
  return (
    <figure style={{ maxInlineSize: '52rem' }}>
      <p className="ft">
        {title} {finding ? <span>{finding}</span> : null}
      </p>
      <div className="chart" tabIndex={0} role="region" aria-label={title}>
        <svg viewBox={`0 0 ${left + width + 50} ${height}`} role="img" aria-label={bars.map(describe).join('. ')}>
          <defs>
            <pattern
              id={`${id}-hatch`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" fill="var(--paper)" />
              <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink-3)" strokeWidth="2" />
            </pattern>
            <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
              <rect width="6" height="6" fill="var(--paper)" />
              <circle cx="3" cy="3" r="1" fill="var(--ink-3)" />
            </pattern>
          </defs>
          {commitmentStates.map((state, index) => (
            <g key={state}>
              <rect x={index * 138} y={4} width={14} height={14} fill={fills[state]} stroke="var(--ink-3)" />
              <text x={index * 138 + 20} y={16} className="s">
                {t(`states.${state}`)}
              </text>
            </g>
          ))}
          {bars.map((bar, index) => {
            const y = top + index * row;
            let x = left;
            return (
              <g key={bar.key}>
                <text x={0} y={y + 17} className="s">
                  {shorten(bar.label)}
                </text>
                {commitmentStates.map((state) => {
                  const count = bar.counts[state];
                  if (count === 0) return null;
                  const at = x;
                  const long = (width * count) / most;
                  x += long;
                  return (
                    <g key={state}>
                      <rect x={at} y={y + 2} width={long} height={22} fill={fills[state]} stroke="var(--ink-3)" />
                      <rect x={at + long / 2 - 9} y={y + 5} width={18} height={16} fill="var(--paper)" />
                      <text x={at + long / 2} y={y + 17} textAnchor="middle" className="s">
                        {formatNumber(count, locale)}
                      </text>
                    </g>
                  );
                })}
                <text x={x + 8} y={y + 17} className="s b">
                  {formatNumber(bar.total, locale)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      {note ? <figcaption>{note}</figcaption> : null}
      <details>
        <summary>{t('figures')}</summary>
        <DataTable
          caption={`${title}: ${t('figures')}`}
          dense
          minWidth={40}
          rows={bars}
          rowKey={({ key }) => key}
          columns={[
            { key: 'key', head, isRowHead: true, cell: ({ label }) => label },
            ...commitmentStates.map((state) => ({
              key: state,
              head: t(`states.${state}`),
              numeric: true,
              cell: ({ counts }: Bar) => formatNumber(counts[state], locale),
            })),
            { key: 'total', head: t('total'), numeric: true, cell: ({ total }) => formatNumber(total, locale) },
          ]}
        />
      </details>
    </figure>
  );
}

/** A label as long as there is room for; whole in the table. */
function shorten(label: string): string {
  return label.length > 32 ? `${label.slice(0, 31).trimEnd()}…` : label;
}
