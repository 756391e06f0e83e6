// Apart from the letterboxes themselves: every page asks at sign-out, and does not need what encrypts.
import { countAllEdits, lastKey } from './waiting-count';

/** What the key of a writer's letterbox begins with. */
export const boxKey = 'parley-room-box.';

/** At sign-out: nobody puts anything into the letterbox of somebody who has left; what waits in it stays theirs to read. */
export function forgetLetterboxes(storage: Storage): void {
  const gone = countAllEdits() > 0 ? [lastKey] : [lastKey, boxKey];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const key of keys) if (gone.some((begins) => key.startsWith(begins))) storage.removeItem(key);
}
