import { Refusal, type FieldErrors } from './errors';

type Fields<Name extends string> = Partial<Record<Name, string | undefined>>;

/**
 * Joins what somebody sent from a form with what others have saved since it was made: what its writer left as it was stays as it
 * stands now. Refuses "conflict" at each field that both changed differently, with what stands there: `value` to be read and `seen`
 * to begin from.
 * @param seen what the form began from
 * @param standing what is saved now
 */
export function joinFields<Name extends string>(
  names: readonly Name[],
  { mine, seen, standing }: { mine: Fields<Name>; seen: Fields<Name>; standing: Fields<Name> },
): Fields<Name> {
  const errors: FieldErrors = {};
  for (const name of names) {
    const [now, own, before] = [standing[name], mine[name], seen[name]];
    if (own !== before && now !== before && own !== now)
      errors[name] = { code: 'changed_meanwhile', params: { value: now ?? '–', seen: now ?? '' } };
  }
  if (Object.keys(errors).length > 0) throw new Refusal('conflict', errors);
  const joined: Fields<Name> = {};
  for (const name of names) joined[name] = mine[name] === seen[name] ? standing[name] : mine[name];
  return joined;
}
