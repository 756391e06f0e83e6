import { pause } from '../machine/processes.mjs';

/** A server that ends sooner than this after its start has not really started. */
const SHORT_LIFE_MS = 5_000;
const MOST_SHORT_LIVES = 3;

/**
 * Keeps one server running: when it ends by itself it is started again, unless it keeps ending at once.
 *
 * @template {{ ended: Promise<number | string>, stop: () => Promise<void> }} Server
 * @param {object} watched
 * @param {string} watched.what in words, for the messages
 * @param {Server} watched.server running
 * @param {() => Promise<Server>} watched.restart
 * @param {(line: string) => void} watched.say
 * @param {() => void} watched.giveUp called once when it cannot be kept running
 * @returns {() => Promise<void>} stops watching and stops the server
 */
export function keepRunning({ what, server, restart, say, giveUp }) {
  let current = server;
  let isStopping = false;
  const watching = watch();

  async function watch() {
    for (let shortLives = 0; ;) {
      const since = Date.now();
      const how = await current.ended;
      if (isStopping) return;
      shortLives = Date.now() - since < SHORT_LIFE_MS ? shortLives + 1 : 0;
      say(
        `${what} ended unexpectedly (${how})${shortLives < MOST_SHORT_LIVES ? ': starting it again' : ' again and again: stopping'}`,
      );
      if (shortLives >= MOST_SHORT_LIVES) return giveUp();
      await pause(shortLives * 250);
      if (isStopping) return;
      try {
        current = await restart();
      } catch (error) {
        say(error.message);
        return giveUp();
      }
    }
  }

  return async () => {
    isStopping = true;
    await current.stop();
    await watching;
    await current.stop(); // it may have been started again in the meantime
  };
}
