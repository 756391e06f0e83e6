import { db } from '@/lib/core/db';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** An answer later than this is no answer: whoever asks wants to know now. */
const limitMilliseconds = 2_000;

/** For load balancers and operators: whether this process can serve. 503 while its database is away; says nothing else. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  const body = { status: isUp ? 'ok' : 'unavailable', database: isUp ? 'ok' : 'away', version };
  const headers = { 'Cache-Control': 'no-store', ...(isUp ? {} : { 'Retry-After': '5' }) };
  return Response.json(body, { status: isUp ? 200 : 503, headers });
}

async function isDatabaseUp(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMilliseconds);
  });
  const asked = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
