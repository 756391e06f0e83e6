import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { runAsSystem } from '@/lib/core/run-as-system';
import { callGroups } from './call-groups';

const payloadSchema = z.object({ meeting: z.string() });

/** Writes to the groups of a meeting whose answers are awaited. */
export const callGroupsTask: Task = async (payload) => {
  const { meeting } = payloadSchema.parse(payload);
  await runAsSystem('concurrence.call', meeting, callGroups);
};
