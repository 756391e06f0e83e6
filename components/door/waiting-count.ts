/** How many records wait on the device, for those pages that must say so and do not open the store. A number, and nothing else. */
const key = 'parley-door-waiting';

/** How many records of a door wait on this device, of whatever meeting. */
export function countWaiting(): number {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

/** Remembers the number; where the browser keeps nothing, nothing is lost but the warning. */
export function rememberWaiting(count: number): void {
  try {
    if (count > 0) localStorage.setItem(key, String(count));
    else localStorage.removeItem(key);
  } catch {
    return;
  }
}
