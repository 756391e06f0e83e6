import { currentActor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/permissions';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { execute } from '@/lib/core/execute';
import { networkOf } from '@/lib/core/network';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { missingFile } from '@/lib/core/private-file';
import { recordDefinition } from '@/lib/door/definitions';
import { findCard, listDoorPeople } from '@/lib/door/queries/people';
import { countPresence, listPartiesAtDoor } from '@/lib/door/queries/presence';
import { doorQuerySchema } from '@/lib/door/schema';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';

type Context = { params: Promise<{ slug: string }> };

/** More than one record ever is. */
const mostBytes = 2_000;

const localeOf = (query: URLSearchParams) => {
  const asked = query.get('language') ?? undefined;
  return isLocale(asked) ? asked : defaultLocale;
};
const headers = { 'Cache-Control': 'private, no-store' };
const empty = (status: number) => new Response(null, { status, headers });

/** GET /api/meetings/{slug}/door?language=fr&session=…: the door's own list of people with
 * the numbers, for a page that keeps it in memory. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const { session = null } = doorQuerySchema.parse(Object.fromEntries(query));
  const actor = await currentActor();
  try {
    const scope = await enterMeeting(actor, slug);
    const locale = localeOf(query);
    const [people, presence, parties] = await Promise.all([
      listDoorPeople(scope, locale, session),
      countPresence(scope, session),
      listPartiesAtDoor(scope, locale, session),
    ]);
    return Response.json({ people, presence, parties }, { headers });
  } catch (error) {
    if (error instanceof Refusal) return missingFile();
    throw error;
  }
}

/**
 * POST /api/meetings/{slug}/door?language=fr: one record of a door that may have waited on a device. Answers 200 with the
 * card of whoever it was, 401 signed out, 404 to whoever may not, 422 with the reason where sending it again cannot help,
 * and 503 where it can. Sent again with the same id it is the same record.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!hasOwnOrigin(request.headers)) return empty(403);
  if (Number(request.headers.get('content-length') ?? Infinity) > mostBytes) return empty(413);
  const input: unknown = await request.json().catch(() => null);
  const actor = await currentActor();
  if (!actor) return empty(401);
  const result = await execute(recordDefinition, {
    actor,
    network: networkOf(request.headers.get('x-forwarded-for')),
    meeting: slug,
    input,
    // The record's own id makes it land once; the time of sending differs from try to try, so each is a call of its own.
    key: crypto.randomUUID(),
  });
  if (!result.ok) {
    if (result.code === 'unexpected' || result.code === 'busy' || result.code === 'too_many') return empty(503);
    const scope = await enterMeeting(actor, slug).catch(() => null);
    if (!scope || !can(scope, 'door.record')) return missingFile();
    return Response.json({ code: result.fields?.code?.code ?? result.code }, { status: 422, headers });
  }
  const scope = await enterMeeting(actor, slug);
  const { registration, at, session } = result.value;
  const card = await findCard(scope, localeOf(new URL(request.url).searchParams), registration, session);
  return Response.json({ at, card }, { headers });
}
