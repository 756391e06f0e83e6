import type { Task } from 'graphile-worker';
import { applyRetention } from './apply-retention';

/** Deletes, once a day, what has served its time. */
export const retentionTask: Task = async () => {
  await applyRetention();
};
