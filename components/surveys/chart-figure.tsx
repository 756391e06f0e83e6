import type { Drawing, Mark } from '@/lib/surveys/model/charts/drawing';
import { useTranslations } from '@/lib/i18n/words';
import styles from './chart.module.css';

interface ChartFigureProps {
  drawing: Drawing;
  /** The heading above it says its title already. */
  isHeaded?: boolean;
  caption?: string;
  method: string;
  /** Where the chart is given as a file: address without its ending; none for figures that are not sealed. */
  files?: ChartFiles | undefined;
  /** Smallest width, as a length, below which the chart scrolls in its own region. */
  least: string;
}

/** The address of a chart as a file of a kind. */
export type ChartFiles = (ending: 'svg' | 'png' | 'csv') => string;

/** A chart drawn on the server: name and finding for who does not see it, its method in a sentence, and its files. */
export function ChartFigure({ drawing, isHeaded = false, caption, method, files, least }: ChartFigureProps) {
  return (
    <figure>
      {isHeaded ? null : <p className="ft">{drawing.title}</p>}
      <div
        className="chart"
        style={{ '--min': least } as React.CSSProperties}
        tabIndex={0}
        role="region"
        aria-label={drawing.title}
      >
        <svg
          className={styles.drawing}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          role="img"
          aria-label={`${drawing.title}. ${drawing.finding}`}
          style={{ maxInlineSize: drawing.width }}
        >
          {drawing.marks.map((mark, index) => (
            <Drawn key={index} mark={mark} />
          ))}
        </svg>
      </div>
      <figcaption>
        {drawing.finding} {caption} {method}
      </figcaption>
      <ChartLinks name={drawing.title} files={files} />
    </figure>
  );
}

/** A chart as SVG, PNG and CSV; nothing where there are no files. */
export function ChartLinks({ name, files }: { name: string; files: ChartFiles | undefined }) {
  const t = useTranslations('surveys.results.chart');
  if (!files) return null;
  return (
    <p className="small">
      {t('downloads')}
      {(['svg', 'png', 'csv'] as const).map((ending) => (
        <span key={ending}>
          {' '}
          <a href={files(ending)} download aria-label={`${t(ending)}: ${name}`}>
            {t(ending)}
          </a>
        </span>
      ))}
    </p>
  );
}

function Drawn({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height } = mark;
      return mark.fill === 'hatch' ? (
        <Hatch {...{ x, y, width, height }} />
      ) : (
        <rect className={styles[mark.fill]} {...{ x, y, width, height }} />
      );
    }
    case 'dot':
      return <circle className={styles[mark.fill]} cx={mark.x} cy={mark.y} r={mark.radius} />;
    case 'line':
      return <line className={styles[mark.stroke]} x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} />;
    case 'text':
      return (
        <text className={styles[mark.ink]} x={mark.x} y={mark.y} textAnchor={mark.anchor} lang={mark.lang}>
          {mark.text}
        </text>
      );
  }
}

/** Slanting lines, as lines: a pattern would need a name that is unique on the page. */
function Hatch({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const step = 6;
  const lines: string[] = [];
  for (let from = step; from < width + height; from += step) {
    const [startX, startY] = from <= height ? [x, y + from] : [x + from - height, y + height];
    const [endX, endY] = from <= width ? [x + from, y] : [x + width, y + from - width];
    lines.push(`M${startX} ${startY}L${endX} ${endY}`);
  }
  return <path className="hatch" d={lines.join('')} fill="none" />;
}
