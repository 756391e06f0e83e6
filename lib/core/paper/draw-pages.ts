import { residentMegabytes, startBare } from '../bare-process';
import { paperLimits } from './limits.mjs';

/** A page or slide as it is looked at: its words, and its picture (WebP) where there is one. */
export type DrawnPage = {
  words: string;
  picture: { bytes: Uint8Array; width: number; height: number } | null;
};

/** How a drawing ended: done, beyond its time, beyond its memory, or at what it could not read. */
export type DrawingEnd = 'DONE' | 'TIME' | 'MEMORY' | 'BROKEN';

/** The first pages of a document in their order, and how many it has in all; all that were wanted where it ended by being done. */
export type Drawing = { total: number; pages: DrawnPage[]; end: DrawingEnd };

type Said = { total: number } | { isDone: true } | DrawnPage;
type Allowance = { milliseconds?: number; megabytes?: number };

/** How often the memory of the process is looked at. */
const watchMilliseconds = 250;

/**
 * Draws the first pages of a PDF and reads the words of each; of a presentation (PPTX) the words alone, of a text document nothing.
 * In a process of its own, which is ended beyond its time or memory: what it has drawn until then stands. Expects a document that
 * was looked at (`inspectPaper`); one that cannot be drawn at all gives no page.
 */
export function drawPages(
  bytes: Uint8Array,
  { milliseconds = paperLimits.drawMilliseconds, megabytes = paperLimits.drawMegabytes }: Allowance = {},
): Promise<Drawing> {
  return new Promise((resolve, reject) => {
    const drawing: Drawing = { total: 0, pages: [], end: 'BROKEN' };
    const child = startBare('lib/core/paper/draw-process.mjs', paperLimits.heapMegabytes);
    const end = (why: DrawingEnd) => {
      // Done is done, also where its time is over while it is being ended.
      if (drawing.end === 'BROKEN') drawing.end = why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => end('TIME'), milliseconds);
    const watch = setInterval(() => {
      void residentMegabytes(child).then((used) => (used > megabytes ? end('MEMORY') : undefined));
    }, watchMilliseconds);
    child.on('message', (said: Said) => {
      if ('total' in said) drawing.total = said.total;
      else if ('isDone' in said) {
        // It waits to be ended: one that ends by itself may be gone before all it said is heard.
        end('DONE');
      } else drawing.pages.push(said);
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve(drawing);
    });
    child.send(bytes, (error) => (error ? end('BROKEN') : undefined));
  });
}
