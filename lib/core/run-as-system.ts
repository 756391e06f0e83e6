import { enterAsSystem } from '@/lib/auth/scope';
import { writeAudits } from './audit';
import { writeTally } from './db';
import { Refusal } from './errors';
import type { Ctx } from './execute';
import { publishLive, type LiveNote } from './live';
import { queueMail } from './outbox';
import { transaction } from './transaction';

/**
 * Runs a verb of a meeting for a job: the same records as a mutation leaves (audit as "SYSTEM", mail, live), in one
 * transaction, and the same rule that a change has its audit row. Refusals are thrown: the job says which it expects.
 */
export async function runAsSystem<V>(
  name: string,
  slug: string,
  verb: (ctx: Ctx) => Promise<V>,
  /** Account of whoever asked for the work, where somebody did: the record names them beside "SYSTEM". */
  { accountId = null }: { accountId?: string | null } = {},
): Promise<V> {
  const scope = await enterAsSystem(slug);
  const { id: meetingId } = scope.meeting;
  const tally = { writes: 0, statements: 0 };
  return writeTally.run(tally, () =>
    transaction(async (tx) => {
      const [clock] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
      const live: LiveNote[] = [];
      const before = tally.writes;
      let audited = 0;
      const value = await verb({
        tx,
        actor: null,
        scope,
        now: clock.now,
        audit: async (note) => {
          audited += 1;
          await writeAudits(tx, { accountId, role: 'SYSTEM', action: name, meetingId }, [note].flat());
        },
        mail: (mail) => queueMail(tx, { meetingId, ...mail }),
        live: (note) => void live.push(note),
      });
      if (tally.writes > before && audited === 0) throw new Error(`${name} changed rows without an audit row`);
      const phase = await publishLive(tx, meetingId, live);
      if (phase === 'CLOSED' && scope.meeting.phase !== 'CLOSED') throw new Refusal('closed');
      return value;
    }),
  );
}
