import type { z } from 'zod';
import { currentActor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/permissions';
import { enterMeeting } from '@/lib/auth/scope';
import { recordPointDefinition } from '@/lib/breakouts/definitions';
import type { Result } from '@/lib/core/errors';
import { execute } from '@/lib/core/execute';
import { networkOf } from '@/lib/core/network';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { missingFile } from '@/lib/core/private-file';
import { draftFromPointsDefinition, saveDraftDefinition } from '@/lib/room/definitions';
import type { Saved } from '@/lib/room/save-draft';
import { editSchema } from '@/lib/room/schema';
import { statusOfRefusal } from '@/lib/room/status-of-refusal';

type Context = { params: Promise<{ slug: string }> };

/** More than one edit ever is. */
const mostBytes = 60_000;

const headers = { 'Cache-Control': 'private, no-store' };
const empty = (status: number) => new Response(null, { status, headers });

/**
 * POST /api/meetings/{slug}/room: one edit of a room that may have waited on a device, a point, a new draft or a save of one. Answers 200
 * with what became of it, 401 signed out, 404 to whoever may not, 422 with the reason where sending it again cannot help, and
 * 503 where it can. Sent again with the same id it is the same edit.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!hasOwnOrigin(request.headers)) return empty(403);
  if (Number(request.headers.get('content-length') ?? Infinity) > mostBytes) return empty(413);
  const edit = editSchema.safeParse(await request.json().catch(() => null));
  if (!edit.success) return Response.json({ code: 'invalid' }, { status: 422, headers });
  const actor = await currentActor();
  if (!actor) return empty(401);
  const call = {
    actor,
    network: networkOf(request.headers.get('x-forwarded-for')),
    meeting: slug,
    input: edit.data.input,
    // A point and a save hold their own id, which makes them land once; the time of sending differs from try to try, so each is a
    // call of its own.
    key: crypto.randomUUID(),
  };
  const result = await land(edit.data, call);
  if (!result.ok) {
    const scope = await enterMeeting(actor, slug).catch(() => null);
    const status = statusOfRefusal(result.code, scope !== null && can(scope, 'point.read'));
    if (status === 404) return missingFile();
    return status === 503
      ? empty(status)
      : Response.json({ code: result.code, fields: result.fields }, { status, headers });
  }
  return Response.json(result.value, { headers });
}

type Call = Omit<Parameters<typeof execute>[1], 'input'> & { input: unknown };
type Landed = { as: 'point' | 'draft' | Saved['kind']; revision: string | null; at: string };

/** Runs what an edit is for; answers what became of it and when. */
async function land({ kind, clientId }: z.output<typeof editSchema>, call: Call): Promise<Result<Landed>> {
  const at = new Date().toISOString();
  if (kind === 'point') {
    const result = await execute(recordPointDefinition, call);
    return result.ok ? { ok: true, value: { as: kind, revision: null, at: result.value.at } } : result;
  }
  if (kind === 'draft') {
    const result = await execute(draftFromPointsDefinition, { ...call, key: clientId });
    return result.ok ? { ok: true, value: { as: kind, revision: null, at } } : result;
  }
  const result = await execute(saveDraftDefinition, call);
  return result.ok ? { ok: true, value: { as: result.value.kind, revision: result.value.revision, at } } : result;
}
