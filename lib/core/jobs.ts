import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import { env } from './env';
import { logUnexpected } from './log';
import { onShutdown } from './shutdown';

/** Jobs at the same time in this process; mails mostly wait for another server. */
const concurrency = 4;
/** Pause before the worker is started again after it ended by itself: the database may be away for a while. */
const restartMilliseconds = 2_000;

/**
 * Runs the job queue in this process until it is asked to end. The queue is in the database, so any number of
 * processes may run side by side, and a job that a change has asked for is there exactly if the change is.
 * `crontab` has one line per task that is due by the clock.
 */
export function startJobs(tasks: TaskList, crontab: string): void {
  let runner: Runner | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isEnding = false;

  const restart = (error: unknown) => {
    runner = undefined;
    if (isEnding) return;
    logUnexpected('jobs', error);
    timer = setTimeout(() => void start(), restartMilliseconds);
  };

  async function start(): Promise<void> {
    try {
      const started = await startRunner(tasks, crontab);
      if (isEnding) return await started.stop();
      runner = started;
      started.promise.then(() => restart(new Error('the worker ended')), restart);
    } catch (error) {
      restart(error);
    }
  }

  onShutdown(async () => {
    isEnding = true;
    clearTimeout(timer);
    await runner?.stop();
  });
  void start();
}

function startRunner(tasks: TaskList, crontab: string): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    concurrency,
    // The framework ends the process; the worker is stopped through the registry in shutdown.ts.
    noHandleSignals: true,
    // Jobs are announced; this only finds those whose time has come.
    pollInterval: 2_000,
    maxPoolSize: concurrency + 2,
    logger: new Logger(() => (level, message) => {
      // Only what nobody else reports: a failed job has been logged by its task, without what may be personal.
      if (level === 'error' && !message.startsWith('Failed task'))
        console.error(JSON.stringify({ level, at: new Date().toISOString(), where: 'jobs', message }));
    }),
    taskList: tasks,
    crontab,
  });
}
