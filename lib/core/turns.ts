import { env } from './env';

type Turns = { busy: number; waiting: (() => void)[] };

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyTurns?: Turns };

/**
 * Runs a change that was sent, with all it reads, once it is its turn: half of the connections are for changes, the rest of
 * a crowd waits in line without one. A thousand who hand in at once then wait for each other here, in the order they came,
 * and not each in a transaction for the same row until a time limit ends it; and pages still find a connection.
 * Never within another: each would wait for the other's turn.
 */
export async function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const turns = (holder.parleyTurns ??= { busy: 0, waiting: [] });
  if (turns.busy < Math.max(1, Math.floor(env().DATABASE_POOL / 2))) turns.busy += 1;
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await change();
  } finally {
    // The turn is handed on as it is, so that nobody who comes just now goes past the line.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.busy -= 1;
  }
}
