/** What order needs to know of a block. */
export type Ordered = { id: string; level: number | null };

/**
 * The run that moves with a block: itself, or for a heading everything up to the next heading of its level or above, so that
 * moving a heading moves its part.
 */
export function runOf(blocks: readonly Ordered[], id: string): Ordered[] {
  const from = blocks.findIndex((block) => block.id === id);
  const first = blocks[from];
  if (!first) return [];
  const level = first.level;
  if (level === null) return [first];
  const length = blocks.slice(from + 1).findIndex((block) => block.level !== null && block.level <= level);
  return length < 0 ? blocks.slice(from) : blocks.slice(from, from + 1 + length);
}

/** Is the block the first or last that could be moved no further? */
export function canMove(blocks: readonly Ordered[], id: string, direction: 'UP' | 'DOWN'): boolean {
  return neighbour(blocks, id, direction) !== null;
}

/**
 * The order after a block, or a heading with its part, went one step up or down: past one block, or a heading past the part of
 * a heading of its level. At the edge, or at the edge of the part above it, nothing changes.
 */
export function stepBlock<B extends Ordered>(blocks: readonly B[], id: string, direction: 'UP' | 'DOWN'): B[] {
  const past = neighbour(blocks, id, direction);
  if (past === null) return [...blocks];
  const run = new Set(runOf(blocks, id).map((block) => block.id));
  const moved = blocks.filter((block) => run.has(block.id));
  const rest = blocks.filter((block) => !run.has(block.id));
  const at = rest.findIndex((block) => block.id === past);
  return direction === 'UP'
    ? [...rest.slice(0, at), ...moved, ...rest.slice(at)]
    : [...rest.slice(0, at + 1), ...moved, ...rest.slice(at + 1)];
}

/** The block that a step goes past: upwards the first, downwards the last of what it goes past; null = it goes nowhere. */
function neighbour(blocks: readonly Ordered[], id: string, direction: 'UP' | 'DOWN'): string | null {
  const run = runOf(blocks, id);
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return null;
  const from = blocks.findIndex((block) => block.id === first.id);
  const to = blocks.findIndex((block) => block.id === last.id);
  if (first.level === null) return blocks[direction === 'UP' ? from - 1 : to + 1]?.id ?? null;
  const { level } = first;
  if (direction === 'DOWN') {
    const next = blocks[to + 1];
    return next?.level === level ? (runOf(blocks, next.id).at(-1)?.id ?? null) : null;
  }
  for (const block of blocks.slice(0, from).toReversed()) {
    if (block.level !== null && block.level < level) return null;
    if (block.level === level) return block.id;
  }
  return blocks[0] && from > 0 ? blocks[0].id : null;
}

/**
 * The order with a block, or a heading with its part, put behind another; `after` null = at the beginning. Null where that other
 * is not there or is part of what is moved.
 */
export function placeBlock<B extends Ordered>(blocks: readonly B[], id: string, after: string | null): B[] | null {
  const run = new Set(runOf(blocks, id).map((block) => block.id));
  const moved = blocks.filter((block) => run.has(block.id));
  const rest = blocks.filter((block) => !run.has(block.id));
  const at = after === null ? -1 : rest.findIndex((block) => block.id === after);
  if (moved.length === 0 || (after !== null && at < 0)) return null;
  return [...rest.slice(0, at + 1), ...moved, ...rest.slice(at + 1)];
}
