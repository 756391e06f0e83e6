import type { Task } from 'graphile-worker';
import { sealAudit } from './seal';

/** Seals what has been recorded since the last seal. */
export const sealAuditTask: Task = async () => {
  await sealAudit();
};
