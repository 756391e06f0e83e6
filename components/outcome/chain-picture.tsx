import { layOut } from '@/lib/chain/model';
import type { ChainRow } from '@/lib/chain/queries';

interface ChainPictureProps {
  rows: readonly ChainRow[];
  /** What the picture shows, in a sentence, for those who do not see it. */
  description: string;
  title: string;
  heads: readonly [string, string, string];
  hrefOf: (kind: 'regional' | 'general' | 'commitment', key: string) => string;
}

const left = [0, 330, 660] as const;
const boxWidth = 110;
const top = 30;

/** The chain as bands from regional recommendations to general ones to commitments. The table beside it says the same. */
export function ChainPicture({ rows, description, title, heads, hrefOf }: ChainPictureProps) {
  const { boxes, bands, height } = layOut(rows);
  const columnOf = new Map(boxes.map(({ key, column }) => [key, column]));
  const edge = (key: string) => left[columnOf.get(key) ?? 0];
  const kinds = ['regional', 'general', 'commitment'] as const;
  return (
    <div className="chart" tabIndex={0} role="region" aria-label={title}>
      <svg viewBox={`0 0 ${left[2] + boxWidth + 2} ${height + top}`} role="group" aria-label={description}>
        <title>{title}</title>
        <desc>{description}</desc>
        {heads.map((head, column) => (
          <text key={head} x={left[column as 0 | 1 | 2]} y={14} className="b">
            {head}
          </text>
        ))}
        {bands.map((band) => {
          const [x1, x2] = [edge(band.from) + boxWidth, edge(band.to)];
          const [y1, y2] = [band.y1 + top, band.y2 + top];
          const bend = (x1 + x2) / 2;
          return (
            <path
              key={`${band.from} ${band.to}`}
              d={`M${x1} ${y1} C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`}
              fill="none"
              stroke="var(--flow)"
              strokeWidth={band.width}
            />
          );
        })}
        {boxes.map((box) => (
          <a key={box.key} href={hrefOf(kinds[box.column], box.key)}>
            <rect
              x={left[box.column] + 0.5}
              y={box.y + top + 0.5}
              width={boxWidth}
              height={box.height}
              fill="var(--paper)"
              stroke="var(--rule-strong)"
              strokeDasharray={box.ends ? '3 3' : undefined}
            />
            <text x={left[box.column] + 10} y={box.y + top + 16} className="b">
              {box.label}
            </text>
          </a>
        ))}
      </svg>
    </div>
  );
}
