/** Where a page of the list begins: after this row in the order "changed last first". */
export type Cursor = { changedAt: Date; id: string };

const shape = /^(\d{1,15})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The cursor as it stands in an address. */
export function writeCursor({ changedAt, id }: Cursor): string {
  return `${changedAt.getTime()}-${id}`;
}

/** Reads a cursor from an address; null for anything else, which begins the list anew. */
export function readCursor(text: string | undefined): Cursor | null {
  const match = shape.exec(text ?? '');
  return match?.[1] && match[2] ? { changedAt: new Date(Number(match[1])), id: match[2] } : null;
}

/** The same for the waiting list, whose order is its number. */
export function writeWaitCursor(waitNumber: number): string {
  return `w${waitNumber}`;
}

/** Reads the number after which a page of the waiting list begins. */
export function readWaitCursor(text: string | undefined): number | null {
  const digits = /^w(\d{1,9})$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
