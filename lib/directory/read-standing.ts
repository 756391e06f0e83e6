import type { Tx } from '@/lib/core/db';
import { found, Refusal, type FieldErrors } from '@/lib/core/errors';
import { kindOf, type FactPlace } from './kind-of';
import { answered, datedFacts, type FactValues } from './model/facts';
import type { Fact } from './schema';

/** What a fact would change: what is said of which kind of fact, and what its writer began from. */
type Proposed = Pick<Fact, 'what' | 'values' | 'seen' | 'remove'>;

/**
 * What stands where a fact would be written; null where there is nothing yet. Refuses "not found" for an entry that is gone, and
 * "conflict" with what stands now at each field that somebody else has changed since the form was made.
 */
export async function readStanding(tx: Tx, place: FactPlace, fact: Proposed): Promise<FactValues | null> {
  const standing = await kindOf(fact.what).read(tx, place);
  if (datedFacts.includes(fact.what) && place.row !== null) found(standing);
  refuseChanged(standing ?? {}, fact);
  return standing;
}

/** A fact is one: where another field of it was changed meanwhile, its writer reads that before theirs is saved. */
function refuseChanged(standing: FactValues, { values, seen, remove }: Proposed): void {
  const errors: FieldErrors = {};
  for (const name of new Set([...Object.keys(standing), ...Object.keys(seen.values)])) {
    const [now, before] = [standing[name] ?? '', (seen.values[name] ?? '').replace(/\r\n/g, '\n')];
    if (now !== before && (remove || answered(values[name]) !== now))
      errors[`values.${name}`] = { code: 'changed_meanwhile', params: { value: now || '–', seen: now } };
  }
  if (Object.keys(errors).length > 0) throw new Refusal('conflict', errors);
}
