import type { Answer } from '@/components/form/waiting-outbox';
import type { DoorCard } from '@/lib/door/model/card';
import type { DoorPerson } from '@/lib/door/model/door-list';
import type { PartyLine, Presence } from '@/lib/door/model/presence';
import type { WaitingRecord } from './record-queue';

/** What became of a record that was sent. */
export type Outcome = { kind: 'recorded'; at: string; card: DoorCard | null } | Exclude<Answer, { kind: 'recorded' }>;

/** The list with the numbers of the place. */
export type DoorList = { people: DoorPerson[]; presence: Presence; parties: PartyLine[] };

/** What became of asking for the list. */
export type ListOutcome = ({ kind: 'list' } & DoorList) | { kind: 'signed_out' | 'not_allowed' | 'later' };

/** Longest wait for an answer: on a link that is there and carries nothing, the door goes on. */
const patience = 10_000;

const address = (meeting: string, query: Record<string, string>) =>
  `/api/meetings/${encodeURIComponent(meeting)}/door?${new URLSearchParams(query).toString()}`;

/** Sends one record. Never throws; what cannot be told apart from a lost connection is one. */
export async function sendRecord(record: WaitingRecord, language: string): Promise<Outcome> {
  const { meeting, refusal: _refusal, session, ...fields } = record;
  const body = { ...fields, ...(session ? { session } : {}), sentAt: new Date().toISOString() };
  try {
    const response = await fetch(address(meeting, { language }), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 200) {
      const { at, card } = (await response.json()) as { at: string; card: DoorCard | null };
      return { kind: 'recorded', at, card };
    }
    if (response.status === 422) return { kind: 'refused', code: ((await response.json()) as { code: string }).code };
    return { kind: withoutAnswer(response.status) };
  } catch {
    return { kind: 'later' };
  }
}

/** Asks for the list of people, for the page's memory. */
export async function fetchPeople(meeting: string, language: string, session: string | null): Promise<ListOutcome> {
  try {
    const response = await fetch(address(meeting, { language, ...(session ? { session } : {}) }), {
      cache: 'no-store',
      signal: AbortSignal.timeout(3 * patience),
    });
    if (response.status === 200) return { kind: 'list', ...((await response.json()) as DoorList) };
    // Whoever may not learn of the list gets "not there": signing in is what can help.
    const kind = withoutAnswer(response.status);
    return { kind: kind === 'not_allowed' ? 'signed_out' : kind };
  } catch {
    return { kind: 'later' };
  }
}

function withoutAnswer(status: number): 'signed_out' | 'not_allowed' | 'later' {
  if (status === 401) return 'signed_out';
  return status === 404 || status === 403 ? 'not_allowed' : 'later';
}
