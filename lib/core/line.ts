import { Refusal } from './errors';

/** Who is at work and who waits, in the order they came. */
export type Line = { busy: number; waiting: (() => void)[] };

/**
 * Does the work once it is its turn: at most `width` go on at once, the others wait in the order they came. Where `longest`
 * wait already, one more is refused as "busy": whoever comes again in a moment is better served than by a line without end.
 */
export async function inLine<T>(
  line: Line,
  { width, longest = Infinity }: { width: number; longest?: number },
  work: () => Promise<T>,
): Promise<T> {
  if (line.busy < width) line.busy += 1;
  else if (line.waiting.length >= longest) throw new Refusal('busy');
  else await new Promise<void>((resolve) => line.waiting.push(resolve));
  try {
    return await work();
  } finally {
    // The turn is handed on as it is, so that nobody who comes just now goes past the line.
    const next = line.waiting.shift();
    if (next) next();
    else line.busy -= 1;
  }
}
