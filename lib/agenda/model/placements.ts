/** How long a placement can be taken back by whoever made it, in milliseconds. */
export const placementsLast = 24 * 60 * 60_000;

/** A placement as it is kept, beside the version at which its session stands now. */
type Kept = { sessionId: string; fromVersion: number; toVersion: number; version: number };

/**
 * What can become of a placement: it is taken back ("open"), after a later one of the same session ("under"), or it stays, because
 * the session was changed in another way since ("changed").
 */
export type PlacementState = 'open' | 'under' | 'changed';

/** Placements with what can become of each; the newest first. */
export function statesOf<T extends Kept>(newestFirst: readonly T[]): (T & { state: PlacementState })[] {
  const standing = new Map<string, { version: number; state: PlacementState }>();
  return newestFirst.map((placement) => {
    const { version, state } = standing.get(placement.sessionId) ?? { version: placement.version, state: 'open' };
    if (placement.toVersion !== version) return { ...placement, state: 'changed' };
    standing.set(placement.sessionId, { version: placement.fromVersion, state: 'under' });
    return { ...placement, state };
  });
}
