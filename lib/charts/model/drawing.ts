/** How a mark looks; the colours are given where it is drawn, so that a chart is the same on a page, in a file and in print. */
export type Tint = 'tint0' | 'tint1' | 'tint2' | 'tint3' | 'tint4' | 'tint5';
export type Fill =
  | Tint
  | 'paper'
  | 'bar'
  | 'top'
  | 'hatch'
  /** Paper with an edge: there, and nothing said of it. */
  | 'frame';
export type Ink = 'text' | 'quiet' | 'strong' | 'light' | 'light-strong';

/** Points of a chart's own plane, y downwards; texts are placed by their baseline. */
export type Mark =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: Fill }
  /** A dot in a tint has an edge: the palest would be lost on paper. `says`: what is read where a pointer rests on it. */
  | { kind: 'dot'; x: number; y: number; radius: number; fill: Tint | 'top' | 'none'; says?: string }
  /** An outline, as a path of `M`, relative `l` and `z` from (x, y); what lies within twice is a hole. */
  | { kind: 'area'; x: number; y: number; path: string; fill: Tint | 'paper'; says?: string }
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      stroke: 'axis' | 'origin' | 'bound' | 'halo' | 'link';
    }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      ink: Ink;
      anchor: 'start' | 'middle' | 'end';
      lang?: string;
    };

/** A chart as marks, in the order they are drawn. `title` names it, `finding` says in a sentence what it shows. */
export type Drawing = { width: number; height: number; title: string; finding: string; marks: readonly Mark[] };

/** The line around an area: paper between neighbours, ink around what is hardly tinted. */
export function seamOf(fill: Tint | 'paper'): 'seam' | 'rim' {
  return fill === 'tint0' || fill === 'paper' ? 'rim' : 'seam';
}

/** Height of a line of text, and the size most texts have. */
export const lineHeight = 16;
export const textSize = 13;

/**
 * A text in lines of at most so many signs, broken between words; a longer word stands alone in its line.
 * Nothing is cut: names are said whole. A space that does not break (before a colon in French) is part of its word.
 */
export function wrapText(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\n\r]+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lines of one text from a baseline downwards. */
export function textLines(
  lines: readonly string[],
  at: Omit<Extract<Mark, { kind: 'text' }>, 'kind' | 'text'>,
): Mark[] {
  return lines.map((text, index) => ({ kind: 'text', text, ...at, y: at.y + index * lineHeight }));
}

/** A mark further down. */
function lowered(mark: Mark, by: number): Mark {
  return mark.kind === 'line' ? { ...mark, y1: mark.y1 + by, y2: mark.y2 + by } : { ...mark, y: mark.y + by };
}

/**
 * The chart as it is understood where nothing stands around it: above it the question and its own title, under it the notes,
 * each from a line of its own: how it was computed, and where its figures come from.
 */
export function standingAlone(drawing: Drawing, question: string, notes: readonly string[]): Drawing {
  const most = Math.floor(drawing.width / 6.4);
  const heads = wrapText(question, Math.floor(drawing.width / 7.4));
  const titles = wrapText(drawing.title, most);
  const top = (heads.length + titles.length + 1) * lineHeight;
  const lines = notes.flatMap((note) => wrapText(note, most));
  const y = top + drawing.height + 1.5 * lineHeight;
  const at = { x: 0, anchor: 'start' } as const;
  return {
    ...drawing,
    height: y + (lines.length - 1) * lineHeight + 4,
    marks: [
      ...textLines(heads, { ...at, y: textSize, ink: 'strong' }),
      ...textLines(titles, { ...at, y: textSize + heads.length * lineHeight, ink: 'quiet' }),
      ...drawing.marks.map((mark) => lowered(mark, top)),
      ...textLines(lines, { ...at, y, ink: 'quiet' }),
    ],
  };
}
