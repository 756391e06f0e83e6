import type { Task } from 'graphile-worker';
import { sweepFiles } from './file-store';

/** Removes the content of erased files and of forms that were refused. */
export const sweepFilesTask: Task = async () => {
  await sweepFiles();
};
