import { Refusal } from './errors';
import { jsonResponse } from './json-response';
import { networkKey, networkOf } from './network';
import { takeAllowances } from './rate-limit';
import { validate } from './validation';
import type { z } from 'zod';

/** How often one network may ask for public data: often enough to read the whole directory one by one. */
export const dataAllowance = { limit: 300, windowSeconds: 60 };

const statusOf: Partial<Record<Refusal['code'], number>> = { invalid: 400, too_many: 429 };

/**
 * Answers a request for public data: JSON with an ETag, counted per network, no cookie read. What is refused answers
 * `{ "error": code, "fields"?: [names] }`: 400 for filters that are unknown or malformed, 404 for what is not there or not
 * public, 429 with Retry-After (seconds) for a network that asks too often.
 */
export async function publicData(
  request: Request,
  read: (query: URLSearchParams) => Promise<unknown>,
): Promise<Response> {
  try {
    await takeDataAllowance(request);
    return jsonResponse(request, await read(new URL(request.url).searchParams));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const body = { error: error.code, ...(error.fields ? { fields: Object.keys(error.fields) } : {}) };
    const response = jsonResponse(request, body, { status: statusOf[error.code] ?? 404 });
    if (error.code === 'too_many') response.headers.set('Retry-After', String(dataAllowance.windowSeconds));
    return response;
  }
}

/** Counts a request for public data, whatever its shape, for the network it came from. Refuses "too many". */
export async function takeDataAllowance(request: Request): Promise<void> {
  if (!(await isDataAllowed(request.headers.get('x-forwarded-for')))) throw new Refusal('too_many');
}

/** Counts a request for public data for the network it came from, and tells whether it may have them. */
export async function isDataAllowed(forwardedFor: string | null): Promise<boolean> {
  const network = networkOf(forwardedFor);
  return !network || takeAllowances({ key: `data:${networkKey(network)}`, ...dataAllowance });
}

/** Filters of an address. Refuses "invalid" with the names of those that are unknown or malformed. */
export function parsed<Schema extends z.ZodType>(schema: Schema, query: URLSearchParams): z.output<Schema> {
  const filters = validate(schema, Object.fromEntries(query));
  if (!filters.ok) throw new Refusal('invalid', filters.fields);
  return filters.value;
}
