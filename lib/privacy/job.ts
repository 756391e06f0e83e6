import type { Task } from 'graphile-worker';
import { applyRetention } from './apply-retention';
import { forgetPlaces } from './forget-places';

/** Deletes, once a day, what has served its time. */
export const retentionTask: Task = async () => {
  await applyRetention();
};

/** Forgets who was at which page. */
export const forgetPlacesTask: Task = () => forgetPlaces();
