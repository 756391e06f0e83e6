import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { answers, makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { decideDefinition, submitDefinition, withdrawDefinition } from './definitions';

/** Everybody who tries; "stranger" is focal point of another delegation, "guest" has another role in the meeting. */
const who = ['secretariat', 'focal', 'person', 'stranger', 'guest'] as const;
type Who = (typeof who)[number];
const steps = ['submit', 'stale', 'CONFIRMED', 'WAITLISTED', 'DECLINED', 'withdraw'] as const;
type Step = (typeof steps)[number];
type State = 'NOMINATED' | 'SUBMITTED' | 'CONFIRMED' | 'WAITLISTED' | 'DECLINED' | 'WITHDRAWN';

/** What should come of a step, written down anew and not read from the application's own table. */
function expected(state: State, by: Who, step: Step): State | 'refused' {
  const isOpen = !['DECLINED', 'WITHDRAWN'].includes(state);
  const isOurs = by === 'secretariat' || by === 'focal' || by === 'person';
  switch (step) {
    case 'submit':
      if (!isOurs || !isOpen) return 'refused';
      return state === 'NOMINATED' ? 'SUBMITTED' : state;
    case 'stale':
      return 'refused';
    case 'withdraw':
      return isOurs && isOpen ? 'WITHDRAWN' : 'refused';
    case 'CONFIRMED':
      return by === 'secretariat' && ['SUBMITTED', 'WAITLISTED'].includes(state) ? 'CONFIRMED' : 'refused';
    case 'WAITLISTED':
      return by === 'secretariat' && state === 'SUBMITTED' ? 'WAITLISTED' : 'refused';
    case 'DECLINED':
      return by === 'secretariat' && isOpen ? 'DECLINED' : 'refused';
  }
}

let secretariat: Actor;
let meeting: { id: string; slug: string };
let delegationId: string;
let others: Record<Exclude<Who, 'person'>, Actor>;

beforeAll(async () => {
  secretariat = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  const ours = await makeDelegation(secretariat, meeting.slug, { seats: 40 });
  const theirs = await makeDelegation(secretariat, meeting.slug);
  delegationId = ours.delegationId;
  const guest = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  others = { secretariat, focal: ours.focalPoint, stranger: theirs.focalPoint, guest };
}, 60_000);

const run = async (definition: unknown, actor: Actor, input: unknown) =>
  (
    await execute(definition as Definition<'meeting', z.ZodType, unknown>, {
      actor,
      meeting: meeting.slug,
      input,
      key: randomUUID(),
    })
  ).ok;

async function take(step: Step, actor: Actor, registration: string): Promise<boolean> {
  if (step === 'submit' || step === 'stale') {
    const { lockVersion, givenName, surname } = await db().registration.findUniqueOrThrow({
      where: { id: registration },
    });
    const version = step === 'stale' ? lockVersion + 1 : lockVersion;
    return run(submitDefinition, actor, answers(registration, { givenName, surname, lockVersion: String(version) }));
  }
  if (step === 'withdraw') return run(withdrawDefinition, actor, { registration });
  return run(decideDefinition, actor, { registrations: [registration], decision: step, reason: 'So decided' });
}

describe('a registration, whatever is tried with it in whatever order', () => {
  it('goes only where it may: no step is skipped, nobody approves themselves, and what has ended stays ended', async () => {
    let refused = 0;
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...who), fc.constantFrom(...steps)), { minLength: 8, maxLength: 14 }),
        async (program) => {
          const { registrationId, email } = await makeRegistration(secretariat, meeting.slug, delegationId, {
            upTo: 'NOMINATED',
          });
          const actors = { ...others, person: await signIn(email) };
          let state: State = 'NOMINATED';
          for (const [by, step] of program) {
            const outcome = expected(state, by, step);
            const before = await db().registrationDecision.count({ where: { registrationId } });
            const isTaken = await take(step, actors[by], registrationId);
            const { status } = await db().registration.findUniqueOrThrow({ where: { id: registrationId } });
            const after = await db().registrationDecision.count({ where: { registrationId } });
            const next: State = outcome === 'refused' ? state : outcome;
            expect([by, step, state, isTaken, status]).toEqual([by, step, state, outcome !== 'refused', next]);
            // Each change of state is a row with who and when; what was refused leaves none.
            expect([by, step, state, after - before]).toEqual([by, step, state, next === state ? 0 : 1]);
            if (outcome === 'refused') refused += 1;
            else taken += 1;
            state = next;
          }
          if (!['DECLINED', 'WITHDRAWN'].includes(state)) await take('withdraw', secretariat, registrationId);
        },
      ),
      { numRuns: 25, seed: 20_261_129 },
    );
    expect(Math.min(refused, taken)).toBeGreaterThan(20);
  }, 120_000);
});
