import type { Compared, Differences } from './differences';

/** A table compared, and how to bring it up to date. */
export type Step = { differences: Differences; write: () => Promise<void> };

/** Pairs a comparison with its writes; `remove` is only asked for rows that are details of another record. */
export function step<R>(
  compared: Compared<R>,
  on: {
    create: (rows: R[]) => Promise<unknown>;
    update?: (row: R) => Promise<unknown>;
    remove?: (rows: object[]) => Promise<unknown>;
  },
): Step {
  const { toCreate, toUpdate, toRemove, ...differences } = compared;
  const write = async () => {
    if (toRemove.length > 0) await on.remove?.(toRemove);
    if (toCreate.length > 0) await on.create(toCreate);
    for (const row of toUpdate) await on.update?.(row);
  };
  return { differences, write };
}
