/** The number in an address; anything that is none names no snapshot. Null without one: the newest. */
export function snapshotNumber(value: string | string[] | null | undefined): number | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 0;
}
