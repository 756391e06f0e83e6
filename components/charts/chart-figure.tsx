import { seamOf, type Drawing, type Fill, type Mark } from '@/lib/charts/model/drawing';
import { useTranslations } from '@/lib/i18n/words';
import styles from './chart.module.css';

interface ChartFigureProps {
  drawing: Drawing;
  /** The same for where the page is narrower than `least`; without one the chart keeps its size and scrolls in its own frame. */
  narrow?: Drawing | undefined;
  /** What its fills say, as text below it: such a chart has no words that a phone would make too small, and is shown whole there. */
  legend?: readonly { fill: Fill; text: string }[] | undefined;
  /** The heading above it says its title already. */
  isHeaded?: boolean;
  caption?: string;
  method: string;
  /** Where the chart is given as a file: address without its ending; none for figures that are not sealed. */
  files?: ChartFiles | undefined;
  /** Smallest width of the page's column, in rem, that the wide chart is shown at, where there is a narrow one. */
  least?: 42 | 52;
}

type ChartProps = { drawing: Drawing; className: string | undefined };

/** The address of a chart as a file of a kind. */
export type ChartFiles = (ending: 'svg' | 'png' | 'csv') => string;

/** A chart drawn on the server: name and finding for who does not see it, its method in a sentence, and its files. */
export function ChartFigure({
  drawing,
  narrow,
  legend,
  isHeaded = false,
  caption,
  method,
  files,
  least = 42,
}: ChartFigureProps) {
  return (
    <figure>
      {isHeaded ? null : <p className="ft">{drawing.title}</p>}
      {narrow ? (
        <div className={styles.frame}>
          <Chart drawing={drawing} className={styles[`wide${least}`]} />
          <Chart drawing={narrow} className={styles[`narrow${least}`]} />
        </div>
      ) : (
        <div className={styles.scrolled} tabIndex={0} role="region" aria-label={drawing.title}>
          <Chart drawing={drawing} className={legend ? `${styles.whole} ${styles.fitted}` : styles.whole} />
        </div>
      )}
      {legend ? <Legend entries={legend} /> : null}
      <figcaption>
        {drawing.finding} {caption} {method}
      </figcaption>
      <ChartLinks name={drawing.title} files={files} />
    </figure>
  );
}

/** One of the two is displayed, so that the chart is said once. */
function Chart({ drawing: { title, finding, width, height, marks }, className }: ChartProps) {
  return (
    <svg
      className={`${styles.drawing} ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}. ${finding}`}
      style={{ '--width': `${width}px` } as React.CSSProperties}
    >
      {marks.map((mark, index) => (
        <Drawn key={index} mark={mark} />
      ))}
    </svg>
  );
}

function Legend({ entries }: { entries: NonNullable<ChartFigureProps['legend']> }) {
  return (
    <ul className={styles.legend}>
      {entries.map(({ fill, text }) => (
        <li key={text}>
          <svg viewBox="0 0 26 14" width={26} height={14} aria-hidden>
            <Drawn mark={{ kind: 'rect', x: 0.5, y: 0.5, width: 25, height: 13, fill }} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

/** A chart as SVG, PNG and CSV; nothing where there are no files. */
export function ChartLinks({ name, files }: { name: string; files: ChartFiles | undefined }) {
  const t = useTranslations('common.chart');
  if (!files) return null;
  return (
    <p className="small">
      {t('downloads')}
      {(['svg', 'png', 'csv'] as const).map((ending) => (
        <span key={ending}>
          {' '}
          <a href={files(ending)} download aria-label={t('of', { file: t(ending), name })}>
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
        <rect className={styles[mark.fill === 'frame' ? 'edged' : mark.fill]} {...{ x, y, width, height }} />
      );
    }
    case 'dot':
      return (
        <circle
          className={mark.fill.startsWith('tint') ? `${styles[mark.fill]} ${styles.edge}` : styles[mark.fill]}
          {...{ cx: mark.x, cy: mark.y, r: mark.radius }}
        >
          {mark.says ? <title>{mark.says}</title> : null}
        </circle>
      );
    case 'area':
      return (
        <path
          className={`${styles[mark.fill]} ${styles[seamOf(mark.fill)]}`}
          fillRule="evenodd"
          transform={`translate(${mark.x} ${mark.y})`}
          d={mark.path}
        >
          {mark.says ? <title>{mark.says}</title> : null}
        </path>
      );
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
