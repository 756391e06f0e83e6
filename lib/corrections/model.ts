import { answered, type FactValues } from '@/lib/directory/model/facts';
import type { Fact } from '@/lib/directory/schema';

/** What a proposal would have stand, by the names of the fact's fields; what only says how to take it in is left out. */
export function proposedValues(values: Fact['values']): FactValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (name === 'together' ? [] : [[name, answered(value)]])),
  );
}

/**
 * What a fact's form would be sent with to carry a proposal out: each field that the proposal left as it was seen keeps what stands now,
 * whoever changed it since; the others become what was proposed.
 */
export function valuesToCarryOut(
  { values, seen }: { values: Fact['values']; seen: FactValues },
  standing: FactValues,
): Fact['values'] {
  const carried = { ...values };
  for (const name of new Set([...Object.keys(standing), ...Object.keys(values)])) {
    if (name === 'together' || answered(values[name]) !== (seen[name] ?? '')) continue;
    const now = standing[name] ?? '';
    carried[name] = name === 'themes' ? now.split(' ').filter(Boolean) : now;
  }
  return carried;
}
