import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { notePlace } from '@/lib/room/note-place';
import { notePlaceSchema } from '@/lib/room/schema';

type Context = { params: Promise<{ slug: string }> };

/** More than one place ever is. */
const mostBytes = 500;

const headers = { 'Cache-Control': 'private, no-store' };
const empty = (status: number) => new Response(null, { status, headers });

/**
 * POST /api/meetings/{slug}/room-places: that one has a group's page open and which draft one writes in, answered with how many
 * are there and who writes where. 404 to whoever is not in the meeting; what is wrong in any other way is 422.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!hasOwnOrigin(request.headers)) return empty(403);
  if (Number(request.headers.get('content-length') ?? Infinity) > mostBytes) return empty(413);
  const input = notePlaceSchema.safeParse(await request.json().catch(() => null));
  if (!input.success) return empty(422);
  const actor = await currentActor();
  if (!actor) return empty(401);
  try {
    return Response.json(await notePlace(await enterMeeting(actor, slug), input.data), { headers });
  } catch (error) {
    if (error instanceof Refusal) return empty(404);
    throw error;
  }
}
