// Loaded first in a child process: when whoever started it is gone, however it went, the child must not stay behind
// and keep a port or a folder.
// Node hands its flags on to grandchildren and threads, which have channels of their own: those are left alone.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel && process.ppid === Number(process.env.PARLEY_PARENT)) {
  process.on('disconnect', () => {
    // As if asked politely, so that requests finish and live streams close; outright if that takes too long.
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 8_000).unref();
  });
  process.channel.unref(); // the channel alone is no reason to stay
}
