/** How many records wait on the device, for those pages that must say so and do not open the store. Numbers, and nothing else. */
const doorKey = 'parley-door-waiting';
/** What the key begins with of the number of edits in one writer's place in one room. */
const roomKey = 'parley-room-waiting.';
/** What the key begins with under which a room's address says whose letterbox is used there. */
export const lastKey = 'parley-room-last.';

/** Asks the browser's store; `otherwise` where it keeps nothing: then nothing is lost but the warning. */
function ask<T>(question: (storage: Storage) => T, otherwise: T): T {
  try {
    return question(localStorage);
  } catch {
    return otherwise;
  }
}

const valuesOf = (storage: Storage, begins: string) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter((key) => key.startsWith(begins))
    .map((key) => storage.getItem(key) ?? '');

/** How many records of a door wait on this device: whoever works at a door sends them. */
export const countRecords = (): number => ask((storage) => Number(storage.getItem(doorKey)) || 0, 0);

/** How many edits wait in one writer's place in one room. */
export const countEdits = (place: string): number =>
  ask((storage) => Number(storage.getItem(`${roomKey}${place}`)) || 0, 0);

/** How many edits wait in the places that are used on this device since somebody last signed out on it: those of whoever is signed in. */
export const countOwnEdits = (): number =>
  ask((storage) => [...new Set(valuesOf(storage, lastKey))].reduce((sum, place) => sum + countEdits(place), 0), 0);

/** How many edits wait on this device, whoever's they are. */
export const countAllEdits = (): number =>
  ask((storage) => valuesOf(storage, roomKey).reduce((sum, count) => sum + (Number(count) || 0), 0), 0);

/** Remembers a number: of the records of a door, or of the edits in a place. */
export function rememberWaiting(of: { place: string } | 'door', count: number): void {
  const key = of === 'door' ? doorKey : `${roomKey}${of.place}`;
  ask((storage) => (count > 0 ? storage.setItem(key, String(count)) : storage.removeItem(key)), undefined);
}
