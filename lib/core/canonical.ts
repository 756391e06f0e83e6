import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and no spaces (the order of RFC 8785), so that equal values have equal bytes.
 * Dates become ISO strings, undefined members are left out; throws on BigInt and non-finite numbers.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (hasOwnJson(value)) return canonicalJson(value.toJSON());
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    throw new TypeError('not a JSON value');
  return JSON.stringify(value ?? null);
}

function hasOwnJson(value: unknown): value is { toJSON: () => unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}

/** Lower-case hexadecimal sha256 of a text in UTF-8. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a sealed record keeps of its content: the content as its canonical text reads, dates as text, and the hash of that text. */
export function seal(value: unknown): { content: object; sha256: string } {
  const canonical = canonicalJson(value);
  return { content: JSON.parse(canonical) as object, sha256: sha256(canonical) };
}
