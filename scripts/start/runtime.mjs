import { Failure } from '../machine/failure.mjs';

const OLDEST = [20, 19];
/** Major versions that no longer get security fixes (November 2026). */
const ENDED = { 20: 'April 2026', 21: 'June 2024', 23: 'June 2025', 25: 'June 2026' };

/**
 * Refuses a Node.js that is too old, and says so of one that works but is no longer looked after.
 * @param {(line: string) => void} say
 */
export function checkNode(say) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Failure(`Parley needs Node.js ${OLDEST.join('.')} or newer; this is ${process.version}.`);
  }
  if (ENDED[major])
    say(
      `Node.js ${major} has had no security fixes since ${ENDED[major]}; Parley runs on it, but Node.js 22 or 24 is safer`,
    );
}
