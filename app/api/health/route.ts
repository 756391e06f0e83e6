import { isDatabaseAnswering } from '@/lib/core/database-watch';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/**
 * For load balancers and operators: whether this process can serve. 503 while its database is away; says nothing else. A full
 * house, whose requests stand in line for a connection, is not a database that is away: the watch has its own.
 */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseAnswering();
  const body = { status: isUp ? 'ok' : 'unavailable', database: isUp ? 'ok' : 'away', version };
  const headers = { 'Cache-Control': 'no-store', ...(isUp ? {} : { 'Retry-After': '5' }) };
  return Response.json(body, { status: isUp ? 200 : 503, headers });
}
