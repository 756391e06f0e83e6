import type { Answer } from '@/components/form/waiting-outbox';
import type { FieldErrors, RefusalCode } from '@/lib/core/errors';
import type { Edit } from './edit-queue';

/** What became of an edit that was sent. */
export type Outcome =
  /** `kind` of a save: the text, the text with others' words, or a branch beside the newer one. `revision`: what it became. */
  | { kind: 'recorded'; as: 'point' | 'draft' | 'saved' | 'merged' | 'branch'; revision: string | null; at: string }
  /** `fields`: what is wrong in which. */
  | { kind: 'refused'; code: RefusalCode; fields?: FieldErrors }
  | Exclude<Answer, { kind: 'recorded' | 'refused' }>;

/** Longest wait for an answer: on a link that is there and carries nothing, the room goes on. */
const patience = 10_000;

/** The room an edit was written in, and its writer's place in it, whoever is signed in when it is sent. */
type From = { meeting: string; group: string; place: string };

/** Sends one edit. Never throws; what cannot be told apart from a lost connection is one. */
export async function sendEdit(
  { meeting, group, place }: From,
  { clientId, kind, fields, at }: Edit,
): Promise<Outcome> {
  const own = kind === 'draft' ? {} : { clientId };
  const times = kind === 'point' ? { at, sentAt: new Date().toISOString() } : {};
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/room`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind, clientId, group, place, input: { ...fields, ...own, ...times } }),
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    return await outcomeOf(response);
  } catch {
    return { kind: 'later' };
  }
}

/** What a reply says became of an edit; one that is no reply of the room's is a connection that is not there. */
export async function outcomeOf(response: Response): Promise<Outcome> {
  const { status } = response;
  if (status === 200)
    return { kind: 'recorded', ...((await response.json()) as Omit<Extract<Outcome, { kind: 'recorded' }>, 'kind'>) };
  if (status === 422)
    return { kind: 'refused', ...((await response.json()) as Omit<Extract<Outcome, { kind: 'refused' }>, 'kind'>) };
  // Too long or not understood: it is no other when it is sent again, and what was made after it must not wait for it.
  if (status === 400 || status === 413) return { kind: 'refused', code: 'invalid' };
  if (status === 401) return { kind: 'signed_out' };
  return { kind: status === 404 || status === 403 ? 'not_allowed' : 'later' };
}
