import { isDatabaseUp } from '@/lib/core/database-up';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** Whoever asks wants to know now. */
const limitMilliseconds = 2_000;

/** For load balancers and operators: whether this process can serve. 503 while its database is away; says nothing else. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp(limitMilliseconds);
  const body = { status: isUp ? 'ok' : 'unavailable', database: isUp ? 'ok' : 'away', version };
  const headers = { 'Cache-Control': 'no-store', ...(isUp ? {} : { 'Retry-After': '5' }) };
  return Response.json(body, { status: isUp ? 200 : 503, headers });
}
