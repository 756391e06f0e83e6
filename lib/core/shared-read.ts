/** Milliseconds for which a read is given to others: a hall that is told of a change asks within less. */
const keptFor = 2_000;

const held = new Map<string, Promise<unknown>>();

/**
 * What many ask at the same time is read once in the process. `key` names what is read, for whom (a class of readers who are all
 * shown the same, never a person) and the live event it follows: who has heard of a later one reads anew. What changes without an
 * event is seen two seconds later at most. Nobody changes what is answered. A read that fails is not kept.
 */
export function sharedRead<T>(key: string, read: () => Promise<T>): Promise<T> {
  const known = held.get(key);
  if (known) return known as Promise<T>;
  const reading = read();
  held.set(key, reading);
  const forget = () => {
    if (held.get(key) === reading) held.delete(key);
  };
  reading.then(() => setTimeout(forget, keptFor).unref(), forget);
  return reading;
}
