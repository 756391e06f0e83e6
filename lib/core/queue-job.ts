import type { Tx } from './db';

/** A job asked for in the transaction of the change that needs it: it is there exactly if the change is. */
export type JobRequest = {
  task: string;
  payload: Record<string, string>;
  /** Asked for twice before it began, it is done once. */
  key: string;
  /** Not before so many seconds have passed since it was first asked for: what is asked for meanwhile is done by the same one. */
  delaySeconds?: number;
  /** Jobs of one queue run one after the other, however many processes there are. */
  queue?: string;
};

/** Asks the worker for a job, with the commit. */
export async function queueJob(tx: Tx, { task, payload, key, queue, delaySeconds = 0 }: JobRequest): Promise<void> {
  await tx.$queryRaw`
    SELECT graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, queue_name := ${queue ?? null}, job_key := ${key}, max_attempts := 8,
      run_at := now() + make_interval(secs => ${delaySeconds}), job_key_mode := ${delaySeconds > 0 ? 'preserve_run_at' : 'replace'})::text`;
}
