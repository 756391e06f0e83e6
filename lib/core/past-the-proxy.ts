import { isDatabaseAnswering } from './database-watch';
import { awaySeconds } from '@/lib/i18n/away-page';

/** Headers of what an address answers that the proxy leaves alone: nobody keeps it. */
export const privateHeaders = { 'Cache-Control': 'private, no-store' };

/** An answer of such an address without a word. */
export const empty = (status: number): Response => new Response(null, { status, headers: privateHeaders });

/**
 * What the proxy sees to elsewhere, for a post that does not pass it: 413 for more than `mostBytes` or no length said, 503 while the
 * database does not answer. Null where nothing speaks against reading it.
 */
export async function refusedPost({ headers }: Request, mostBytes: number): Promise<Response | null> {
  if (Number(headers.get('content-length') ?? Infinity) > mostBytes) return empty(413);
  if (await isDatabaseAnswering()) return null;
  return new Response(null, { status: 503, headers: { ...privateHeaders, 'Retry-After': String(awaySeconds) } });
}
