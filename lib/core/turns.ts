import { env } from './env';
import { inLine, type Line } from './line';

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyTurns?: Line };

/**
 * Runs a change that was sent, with all it reads, once it is its turn: half of the connections are for changes, the rest of
 * a crowd waits in line without one. A thousand who hand in at once then wait for each other here, in the order they came,
 * and not each in a transaction for the same row until a time limit ends it; and pages still find a connection.
 * Never within another: each would wait for the other's turn.
 */
export function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const line = (holder.parleyTurns ??= { busy: 0, waiting: [] });
  return inLine(line, { width: Math.max(1, Math.floor(env().DATABASE_POOL / 2)) }, change);
}
