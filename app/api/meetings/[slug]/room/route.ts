import { currentActor } from '@/lib/auth/actor';
import { networkOf } from '@/lib/core/network';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { empty, privateHeaders, refusedPost } from '@/lib/core/past-the-proxy';
import { missingFile } from '@/lib/core/private-file';
import { landEdit } from '@/lib/room/land-edit';
import { editSchema } from '@/lib/room/schema';

type Context = { params: Promise<{ slug: string }> };

/** More than one edit ever is. */
const mostBytes = 60_000;

/**
 * POST /api/meetings/{slug}/room: one edit of a room that may have waited on a device, a point, a new draft or a save of one. Answers 200
 * with what became of it, 401 signed out or signed in as somebody else than its writer, 404 to whoever may not, 422 with the
 * reason where sending it again cannot help, and 503 where it can. Sent again with the same id it is the same edit. The proxy
 * leaves it alone, since that costs a tenth of a save: what it sees to elsewhere is seen to here.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!hasOwnOrigin(request.headers)) return empty(403);
  const refused = await refusedPost(request, mostBytes);
  if (refused) return refused;
  const edit = editSchema.safeParse(await request.json().catch(() => null));
  if (!edit.success) return Response.json({ code: 'invalid' }, { status: 422, headers: privateHeaders });
  const actor = await currentActor();
  if (!actor) return empty(401);
  const network = networkOf(request.headers.get('x-forwarded-for'));
  const answer = await landEdit(edit.data, { actor, network, meeting: slug });
  if (answer.status === 200) return Response.json(answer.landed, { headers: privateHeaders });
  if (answer.status === 422)
    return Response.json({ code: answer.code, fields: answer.fields }, { status: 422, headers: privateHeaders });
  return answer.status === 404 ? missingFile() : empty(answer.status);
}
