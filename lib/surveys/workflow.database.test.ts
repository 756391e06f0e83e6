import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { answersWith, makeAskedParty, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import { reopenDefinition, saveDraftDefinition, submitDefinition } from './definitions';
import { readRevisions } from './queries/answer-rows';

/** Everybody who tries; the stranger is focal point of another party. */
const who = ['focal', 'delegate', 'secretariat', 'stranger'] as const;
type Who = (typeof who)[number];
/** "unread": submitted by somebody who has not read the answers as they stand. */
const steps = ['save', 'submit', 'unread', 'reopen'] as const;
type Step = (typeof steps)[number];
type State = 'none' | 'draft' | 'submitted';

/** What should come of a step, written down anew and not read from the application's own rules. */
function expected(state: State, by: Who, step: Step): State | 'refused' {
  if (step === 'save') return (by === 'focal' || by === 'delegate') && state !== 'submitted' ? 'draft' : 'refused';
  if (step === 'submit') return by === 'focal' && state !== 'submitted' ? 'submitted' : 'refused';
  if (step === 'reopen') return by === 'secretariat' && state === 'submitted' ? 'draft' : 'refused';
  return 'refused';
}

let secretariat: Actor;
let meeting: { id: string; slug: string };
let survey: { survey: string; version: string };
let stranger: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  survey = await makeSurvey(meeting, secretariat);
  const { delegationId } = await makeAskedParty(meeting.id);
  stranger = await makeActor({ roles: [{ meetingId: meeting.id, delegationId, kind: 'FOCAL_POINT' }] });
});

const run = async (definition: unknown, actor: Actor, input: unknown) =>
  (
    await execute(definition as Definition<'meeting', z.ZodType, unknown>, {
      actor,
      meeting: meeting.slug,
      input,
      key: randomUUID(),
    })
  ).ok;

describe('an answer of a party, whatever is tried with it in whatever order', () => {
  it('is written by its party, sealed by its focal point alone, and changed afterwards only once it was reopened', async () => {
    const outcomes = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...who), fc.constantFrom(...steps), fc.constantFrom('a', 'b', 'c')), {
          minLength: 8,
          maxLength: 14,
        }),
        async (program) => {
          const { partyId, delegationId } = await makeAskedParty(meeting.id);
          const role = { meetingId: meeting.id, delegationId };
          const actors: Record<Who, Actor> = {
            focal: await makeActor({ roles: [{ ...role, kind: 'FOCAL_POINT' }] }),
            delegate: await makeActor({ roles: [{ ...role, kind: 'DELEGATE' }] }),
            ...{ secretariat, stranger },
          };
          const response = () => db().response.findFirst({ where: { surveyId: survey.survey, partyId } });
          const submissions = () =>
            db().submission.count({ where: { response: { surveyId: survey.survey, partyId } } });
          let state: State = 'none';
          for (const [by, step, first] of program) {
            const outcome = expected(state, by, step);
            const [before, sealed] = [await response(), await submissions()];
            const revisions = Object.fromEntries(before ? await readRevisions(db(), before.id) : []);
            const posted = {
              delegation: delegationId,
              version: survey.version,
              revisions,
              answers: answersWith([first]),
            };
            const isTaken =
              step === 'reopen'
                ? await run(reopenDefinition, actors[by], { response: before?.id ?? randomUUID(), reason: 'Asked for' })
                : step === 'save'
                  ? await run(saveDraftDefinition, actors[by], posted)
                  : await run(submitDefinition, actors[by], {
                      ...posted,
                      reviewed: step === 'submit' ? revisions : { ...revisions, means: 7 },
                    });
            const next: State = outcome === 'refused' ? state : outcome;
            const after = await response();
            const now = after === null ? 'none' : after.status === 'SUBMITTED' ? 'submitted' : 'draft';
            expect([by, step, state, isTaken, now]).toEqual([by, step, state, outcome !== 'refused', next]);
            expect((await submissions()) - sealed).toBe(outcome === 'submitted' ? 1 : 0);
            // What was refused has changed nothing.
            if (outcome === 'refused') expect(after).toEqual(before);
            outcomes[outcome === 'refused' ? 'refused' : 'taken'] += 1;
            state = next;
          }
        },
      ),
      { numRuns: 20, seed: 20_261_129 },
    );
    expect(Math.min(outcomes.taken, outcomes.refused)).toBeGreaterThan(20);
  }, 120_000);
});
