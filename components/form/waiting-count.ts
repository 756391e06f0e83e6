/** How many records wait on the device, for those pages that must say so and do not open the store. A number, and nothing else. */
const keys = { door: 'parley-door-waiting', room: 'parley-room-waiting' } as const;

/** How many records of a door and edits of a room wait on this device, of whatever meeting. */
export function countWaiting(): number {
  try {
    return Object.values(keys).reduce((sum, key) => sum + (Number(localStorage.getItem(key)) || 0), 0);
  } catch {
    return 0;
  }
}

/** Remembers the number; where the browser keeps nothing, nothing is lost but the warning. */
export function rememberWaiting(of: keyof typeof keys, count: number): void {
  try {
    if (count > 0) localStorage.setItem(keys[of], String(count));
    else localStorage.removeItem(keys[of]);
  } catch {
    return;
  }
}
