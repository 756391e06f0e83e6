import type { Answer } from '@/components/form/waiting-outbox';
import type { Edit } from './edit-queue';

/** What became of an edit that was sent. */
export type Outcome =
  /** `kind` of a save: the text, the text with others' words, or a branch beside the newer one. `revision`: what it became. */
  | { kind: 'recorded'; as: 'point' | 'draft' | 'saved' | 'merged' | 'branch'; revision: string | null; at: string }
  | Exclude<Answer, { kind: 'recorded' }>;

/** Longest wait for an answer: on a link that is there and carries nothing, the room goes on. */
const patience = 10_000;

/** Sends one edit. Never throws; what cannot be told apart from a lost connection is one. */
export async function sendEdit(meeting: string, { clientId, kind, fields, at }: Edit): Promise<Outcome> {
  const own = kind === 'draft' ? {} : { clientId };
  const times = kind === 'point' ? { at, sentAt: new Date().toISOString() } : {};
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/room`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind, clientId, input: { ...fields, ...own, ...times } }),
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 200)
      return { kind: 'recorded', ...((await response.json()) as Omit<Extract<Outcome, { kind: 'recorded' }>, 'kind'>) };
    if (response.status === 422) return { kind: 'refused', code: ((await response.json()) as { code: string }).code };
    if (response.status === 401) return { kind: 'signed_out' };
    return { kind: response.status === 404 || response.status === 403 ? 'not_allowed' : 'later' };
  } catch {
    return { kind: 'later' };
  }
}
