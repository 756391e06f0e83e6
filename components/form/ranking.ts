/** Puts `value` at `position` (counted from 1); what stood there and after moves on by one. */
export function moveTo(order: readonly string[], value: string, position: number): string[] {
  const others = withoutItem(order, value);
  others.splice(Math.max(0, position - 1), 0, value);
  return others;
}

export function withoutItem(order: readonly string[], value: string): string[] {
  return order.filter((other) => other !== value);
}

/** The order that posted positions mean: by number; equal numbers keep the order of the choices; others are left out. */
export function orderOf(positions: readonly (readonly [value: string, position: string])[]): string[] {
  return positions
    .filter(([, position]) => /^[1-9]\d*$/.test(position))
    .toSorted((one, other) => Number(one[1]) - Number(other[1]))
    .map(([value]) => value);
}
