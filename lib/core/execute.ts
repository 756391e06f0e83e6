import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { authorize, holdsAny, type Permission, type Target } from '@/lib/auth/permissions';
import { enterMeeting, enterSite, type MeetingScope, type SiteScope } from '@/lib/auth/scope';
import type { AuditNote } from './audit';
import { writeTally, type Tx } from './db';
import { Refusal, type Result } from './errors';
import { claimKey } from './idempotency';
import type { LiveNote } from './live';
import { logUnexpected } from './log';
import { queueMail, type Mail } from './outbox';
import { hashSecret } from './secret';
import { settle } from './settle';
import { transaction } from './transaction';
import { validate } from './validation';

/** What a verb is given: the transaction, who acts, where, when, and the three records a change leaves. */
export type Ctx<S extends SiteScope | MeetingScope = MeetingScope> = {
  tx: Tx;
  actor: Actor | null;
  /** The network the call came from, where that says anything; for limits only, and never kept as it is. */
  network?: string | null;
  scope: S;
  /** The database's time at the start of the transaction, in UTC. */
  now: Date;
  /** One record changed, or many. Those of a mutation are written when its verb has done its work, all by one statement. */
  audit: (note: AuditNote | readonly AuditNote[]) => Promise<void>;
  mail: (mail: Mail) => Promise<void>;
  /** Tells those who watch the meeting; sent with the commit. */
  live: (note: LiveNote) => void;
};

type ScopeOf = { site: SiteScope; meeting: MeetingScope };

/** A mutation: everything the pipeline needs to run it. One per verb; there is no second way to write. */
export type Definition<K extends 'site' | 'meeting', I extends z.ZodType, V> = {
  /** "noun.verb": names the mutation in the audit and for idempotency. */
  name: string;
  permission: Permission;
  scope: K;
  /** Strict schema shared with the form; knows no meeting and no key. */
  input: I;
  /** A closed meeting is a record: only what completes it (translations, the Highlights, who does that) may still be written. */
  evenWhenClosed?: true;
  /** Closes the meeting itself. */
  closes?: true;
  /** Whose record it is, looked up from the record itself, never taken from input. Null = not found. */
  on?: (ctx: Ctx<ScopeOf[K]>, input: z.output<I>) => Promise<Target | null>;
  verb: (ctx: Ctx<ScopeOf[K]>, input: z.output<I>) => Promise<V>;
};

/** One call of a mutation. `key` is the form's idempotency key; `browser` is whose it is while nobody is signed in. */
export type Call = {
  actor: Actor | null;
  browser?: string | null;
  network?: string | null;
  meeting?: string;
  input: unknown;
  key: string;
};

/**
 * Runs a mutation: parse → scope → authorize → one transaction { claim key, verb, audit check, live } → value.
 * Expected refusals come back as values and have rolled everything back; anything else is logged without personal data
 * and comes back as "unexpected". A lock that is not to be had within five seconds is tried once more.
 */
export async function execute<K extends 'site' | 'meeting', I extends z.ZodType, V>(
  definition: Definition<K, I, V>,
  call: Call,
): Promise<Result<V>> {
  try {
    const parsed = validate(definition.input, call.input);
    if (!parsed.ok) return { ok: false, code: 'invalid', fields: parsed.fields };
    const scope = (definition.scope === 'meeting' ? await enterAs(call) : enterSite(call.actor)) as ScopeOf[K];
    // Asked before the transaction so that strangers cost no connection; asked again below for the record itself.
    if (!holdsAny(scope, definition.permission)) throw new Refusal(call.actor ? 'forbidden' : 'unauthenticated');
    const attempt = () => inTransaction(definition, scope, call, parsed.value);
    const value = await attempt().catch((error: unknown) =>
      isPassing(error) ? attempt() : Promise.reject(error as Error),
    );
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refusal)
      return { ok: false, code: error.code, ...(error.fields ? { fields: error.fields } : {}) };
    logUnexpected(definition.name, error);
    return { ok: false, code: 'unexpected' };
  }
}

/**
 * The meeting of a call. Whoever is not signed in is told that, of a meeting closed to them as of one that does not exist:
 * somebody who signed out in another window should not read that what they were writing in is gone.
 */
async function enterAs({ actor, meeting }: Call): Promise<MeetingScope> {
  try {
    return await enterMeeting(actor, meeting ?? '');
  } catch (error) {
    throw error instanceof Refusal && !actor ? new Refusal('unauthenticated') : error;
  }
}

async function inTransaction<K extends 'site' | 'meeting', I extends z.ZodType, V>(
  definition: Definition<K, I, V>,
  scope: ScopeOf[K],
  call: Call,
  input: z.output<I>,
): Promise<V> {
  const tally = { writes: 0, statements: 0 };
  return writeTally.run(tally, () =>
    transaction(async (tx) => {
      const claim = { actor: callerOf(call), action: definition.name, key: call.key };
      // The meeting belongs to the input: the same key for another meeting is another request.
      const claimed = await claimKey(tx, claim, { meeting: call.meeting ?? null, input });
      if (claimed.done) return claimed.value as V;

      const meetingId = scope.kind === 'meeting' ? scope.meeting.id : null;
      const live: LiveNote[] = [];
      const audited: AuditNote[] = [];
      const ctx: Ctx<ScopeOf[K]> = {
        tx,
        actor: call.actor,
        network: call.network ?? null,
        scope,
        now: claimed.now,
        audit: (note) => {
          audited.push(...[note].flat());
          return Promise.resolve();
        },
        mail: (mail) => queueMail(tx, { meetingId, ...mail }),
        live: (note) => void live.push(note),
      };
      const target = definition.on ? await definition.on(ctx, input) : {};
      if (!target) throw new Refusal('not_found');
      const grant = authorize(scope, definition.permission, target);
      const role = grant.assistant ? 'ASSISTANT' : grant.role;
      if (scope.kind === 'meeting' && scope.meeting.phase === 'CLOSED' && !definition.evenWhenClosed)
        throw new Refusal('closed');

      const before = tally.writes;
      const value = await definition.verb(ctx, input);
      if (tally.writes > before && audited.length === 0)
        throw new Error(`${definition.name} changed rows without an audit row`);
      const frame = { accountId: call.actor?.accountId ?? null, role, action: definition.name, meetingId };
      const phase = await settle(tx, { frame, audited, claim, value, live });
      // Closed or called off while this was being done: whoever was told of that has to be everybody.
      if (phase === 'CLOSED' && !definition.evenWhenClosed && !definition.closes) throw new Refusal('closed');
      return value;
    }),
  );
}

/** Whose key it is: nobody gets the remembered answer of somebody else's form, the session of a sign-in least of all. */
function callerOf({ actor, browser }: Call): string {
  return actor?.accountId ?? (browser ? hashSecret('browser', browser) : 'anonymous');
}

/** Lock timeouts, deadlocks and serialization failures pass when tried again. */
function isPassing(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : '';
  return /55P03|40P01|40001|P2034/.test(text);
}
