import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/permissions';
import { enterMeeting } from '@/lib/auth/scope';
import { recordPointDefinition } from '@/lib/breakouts/definitions';
import type { FieldErrors, RefusalCode, Result } from '@/lib/core/errors';
import { execute } from '@/lib/core/execute';
import { sameHash } from '@/lib/core/secret';
import { draftFromPointsDefinition, saveDraftDefinition } from './definitions';
import { devicePlace } from './queries/device-place';
import type { Saved } from './save-draft';
import type { editSchema } from './schema';
import { statusOfRefusal } from './status-of-refusal';

type Edit = z.output<typeof editSchema>;
type Landed = { as: 'point' | 'draft' | Saved['kind']; revision: string | null; at: string };
type Call = Omit<Parameters<typeof execute>[1], 'input'> & { actor: Actor; meeting: string; input: unknown };

/** What a device is told of an edit: 200 with what became of it, 401 where it is not this account's, else as `statusOfRefusal`. */
export type Answer =
  | { status: 200; landed: Landed }
  | { status: 422; code: RefusalCode; fields?: FieldErrors | undefined }
  | { status: 401 | 404 | 503 };

/**
 * Runs what an edit of a room is for. One that somebody else wrote on a shared device waits for them: whoever is signed in now
 * answers for what they wrote themselves.
 * @param from who sends it, from where, to which meeting
 */
export async function landEdit(edit: Edit, from: Omit<Call, 'input' | 'key'>): Promise<Answer> {
  if (!sameHash(edit.place ?? '', devicePlace(from.actor.accountId, edit.group ?? ''))) return { status: 401 };
  // A point and a save hold their own id, which makes them land once; the time of sending differs from try to try, so each is a
  // call of its own.
  const result = await run(edit, { ...from, input: edit.input, key: crypto.randomUUID() });
  if (result.ok) return { status: 200, landed: result.value };
  const scope = await enterMeeting(from.actor, from.meeting).catch(() => null);
  const status = statusOfRefusal(result.code, {
    isInMeeting: scope !== null && can(scope, 'point.read'),
    isWriter: scope !== null && can(scope, 'point.record', { groupId: edit.group ?? '' }),
  });
  return status === 422 ? { status, code: result.code, fields: result.fields } : { status };
}

async function run({ kind, clientId }: Edit, call: Call): Promise<Result<Landed>> {
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
