import type { Task } from 'graphile-worker';
import { forgetTraces } from './forget-traces';

/** Removes what signing in and sending forms leave behind, once it has served. */
export const forgetTracesTask: Task = async () => {
  await forgetTraces();
};
