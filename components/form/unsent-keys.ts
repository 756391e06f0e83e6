// Apart from the store itself: every page asks at sign-out, and does not need what encrypts.

import { forgetLetterboxes } from './letterbox-keys';

/** What the keys of waiting answers begin with. */
export const prefix = 'parley-unsent';

/** A store that this browser gives, if it gives one. */
export function device(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Of all answers that wait in it. */
export const ownKeys = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(`${prefix}.`),
  );

/** How many answers wait on this device, whoever's they are. */
export function countUnsent(): number {
  const storage = device();
  return storage ? ownKeys(storage).length : 0;
}

/** Leaves nothing behind on a device that others use: at sign-out. */
export function clearUnsent(): void {
  const storage = device();
  if (!storage) return;
  for (const key of ownKeys(storage)) storage.removeItem(key);
  forgetLetterboxes(storage);
}
