import { answered, type FactValues } from '@/lib/directory/model/facts';
import type { Fact } from '@/lib/directory/schema';

/** What a proposal would have stand, by the names of the fact's fields; what only says how to take it in is left out. */
export function proposedValues(values: Fact['values']): FactValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (name === 'together' ? [] : [[name, answered(value)]])),
  );
}
