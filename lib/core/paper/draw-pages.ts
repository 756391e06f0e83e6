import { residentMegabytes, startBare } from '../bare-process';
import { paperLimits } from './limits.mjs';

/** A page or slide as it is looked at: its words, and its picture (WebP) where there is one. */
export type DrawnPage = {
  words: string;
  picture: { bytes: Uint8Array; width: number; height: number } | null;
};

/** The first pages of a document in their order, and how many it has in all; `isWhole` is false where a limit ended the drawing. */
export type Drawing = { total: number; pages: DrawnPage[]; isWhole: boolean };

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
    const drawing: Drawing = { total: 0, pages: [], isWhole: false };
    const child = startBare('lib/core/paper/draw-process.mjs', paperLimits.heapMegabytes);
    const end = () => void child.kill('SIGKILL');
    const timer = setTimeout(end, milliseconds);
    const watch = setInterval(() => {
      void residentMegabytes(child).then((used) => (used > megabytes ? end() : undefined));
    }, watchMilliseconds);
    child.on('message', (said: Said) => {
      if ('total' in said) drawing.total = said.total;
      else if ('isDone' in said) {
        // It waits to be ended: one that ends by itself may be gone before all it said is heard.
        drawing.isWhole = true;
        end();
      } else drawing.pages.push(said);
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve(drawing);
    });
    child.send(bytes, (error) => (error ? end() : undefined));
  });
}
