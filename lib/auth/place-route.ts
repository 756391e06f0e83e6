import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { currentActor } from './actor';
import { enterMeeting, type MeetingScope } from './scope';

type Context = { params: Promise<{ slug: string }> };

/** More than one place ever is. */
const mostBytes = 500;

const headers = { 'Cache-Control': 'private, no-store' };
const empty = (status: number) => new Response(null, { status, headers });

/**
 * The handler of an address to which a page says where its reader is, answered with where others are. 404 to whoever `note`
 * refuses; what is wrong in any other way is 422. A place is no change of a record, so nothing here is of the write pipeline.
 */
export function placeRoute<S extends z.ZodType>(
  schema: S,
  note: (scope: MeetingScope, place: z.output<S>) => Promise<object>,
) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { slug } = await params;
    if (!hasOwnOrigin(request.headers)) return empty(403);
    if (Number(request.headers.get('content-length') ?? Infinity) > mostBytes) return empty(413);
    const input = schema.safeParse(await request.json().catch(() => null));
    if (!input.success) return empty(422);
    const actor = await currentActor();
    if (!actor) return empty(401);
    try {
      return Response.json(await note(await enterMeeting(actor, slug), input.data), { headers });
    } catch (error) {
      if (error instanceof Refusal) return empty(404);
      throw error;
    }
  };
}
