import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation } from '@/prisma/factories/delegations';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  askFloorDefinition,
  chooseLanguagesDefinition,
  clearDefinition,
  decideDefinition,
  orderDefinition,
  setItemDefinition,
  setRulesDefinition,
  showAmendmentDefinition,
  showDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
} from './definitions';

let staff: Actor;

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

const all = [
  'order',
  'show',
  'clear',
  'show-amendment',
  'take-amendment',
  'decide',
  'set-item',
  'choose-languages',
  'ask-floor',
] as const;
type Step = (typeof all)[number];

/** Two items on the list, the first on the screen, run by the organiser, and an amendment to each. */
async function sitting() {
  const meeting = await makeMeeting();
  const organiser = await makeActor({
    roles: [
      { meetingId: meeting.id, kind: 'ORGANISER' },
      { meetingId: meeting.id, kind: 'CHAIR' },
    ],
  });
  const { focalPoint, delegationId } = await makeDelegation(staff, meeting.slug);
  const make = (symbol: string) => makeRecommendation({ meetingId: meeting.id, status: 'READY', symbol });
  const [first, second] = [await make('G/1'), await make('G/2')];
  type Given = { input: unknown; actor?: Actor };
  const call = ({ input, actor = organiser }: Given) => ({ actor, meeting: meeting.slug, input, key: randomUUID() });
  await execute(setRulesDefinition, call({ actor: staff, input: { turnMinutes: '3', voting: 'on' } }));
  await execute(orderDefinition, call({ actor: staff, input: { positions: { [first.id]: '1', [second.id]: '2' } } }));
  const tabled = async (of: typeof first) => {
    const text = 'Adopt shared minimum standards.';
    const fields = { recommendation: of.id, revision: of.revisionId, language: 'en', text, delegation: delegationId };
    const result = await execute(tableAmendmentDefinition, call({ actor: focalPoint, input: fields }));
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value.amendment;
  };
  const amendment = await tabled(first);
  await execute(showDefinition, call({ input: { recommendation: first.id } }));
  const decision = { recommendation: first.id, revision: first.revisionId, outcome: 'DEFERRED', note: 'Tomorrow' };
  const vote = { inFavour: '3', against: '1', abstaining: '0' };
  const steps: Record<Step, () => Promise<Result<unknown>>> = {
    order: () => execute(orderDefinition, call({ actor: staff, input: { positions: { [second.id]: '1' } } })),
    show: () => execute(showDefinition, call({ input: { recommendation: second.id } })),
    clear: () => execute(clearDefinition, call({ input: {} })),
    'show-amendment': () => execute(showAmendmentDefinition, call({ input: { amendment } })),
    'take-amendment': () =>
      execute(
        takeAmendmentDefinition,
        call({ input: { amendment, revision: first.revisionId, texts: { en: 'Adopt shared minimum standards.' } } }),
      ),
    decide: () => execute(decideDefinition, call({ input: { ...decision, vote } })),
    'set-item': () => execute(setItemDefinition, call({ input: { recommendation: first.id, minutes: '5' } })),
    'choose-languages': () => execute(chooseLanguagesDefinition, call({ input: { languages: ['en'] } })),
    'ask-floor': () =>
      execute(askFloorDefinition, call({ actor: focalPoint, input: { delegation: delegationId, kind: 'FLOOR' } })),
  };
  return { meeting, organiser, focalPoint, first, second, amendment, call, steps };
}

const roomOf = (meetingId: string) =>
  Prisma.sql`SELECT "meetingId" FROM "PlenaryRoom" WHERE "meetingId" = ${meetingId}::uuid FOR UPDATE`;

describe('every step of the plenary', () => {
  it.each(all)('%s waits at the room and holds nothing that another step may need meanwhile', async (name) => {
    const { meeting, steps } = await sitting();
    const answer = await whileHeld(
      roomOf(meeting.id),
      () => steps[name](),
      Prisma.sql`
        SELECT m.id FROM "Meeting" m JOIN "Recommendation" r ON r."meetingId" = m.id JOIN "PlenaryItem" i ON i."recommendationId" = r.id
        WHERE m.id = ${meeting.id}::uuid FOR UPDATE`,
    );
    expect(answer).toMatchObject({ ok: true });
  });

  it.each(['show-amendment', 'take-amendment', 'decide'] as const)(
    '%s reads what is on the screen once the room is its own',
    async (name) => {
      const { meeting, steps } = await sitting();
      const answer = await whileHeld(
        roomOf(meeting.id),
        () => steps[name](),
        async () => {
          await db().plenaryItem.updateMany({ where: { meetingId: meeting.id }, data: { onScreenSince: null } });
        },
      );
      expect(answer).toEqual({ ok: false, code: 'closed' });
    },
  );
});

describe('showing what is shown already', () => {
  it('changes nothing where oneself runs the screen, and takes the screen where nobody does any more', async () => {
    const { meeting, organiser, first, call } = await sitting();
    const shown = () =>
      db().auditEntry.findMany({
        where: { meetingId: meeting.id, action: 'plenary.show' },
        orderBy: { id: 'asc' },
        select: { accountId: true, details: { select: { details: true } } },
      });
    const again = (actor: Actor) => execute(showDefinition, call({ actor, input: { recommendation: first.id } }));
    expect(await again(organiser)).toEqual({ ok: true, value: { recommendation: first.id } });
    const details = { details: { revision: first.revisionId } };
    expect(await shown()).toMatchObject([{ accountId: organiser.accountId, details }]);
    expect(await again(staff)).toMatchObject({ fields: { screen: { code: 'held' } } });
    await db().plenaryRoom.update({
      where: { meetingId: meeting.id },
      data: { operatorSeenAt: new Date(Date.now() - 31 * 60_000) },
    });
    expect(await again(staff)).toEqual({ ok: true, value: { recommendation: first.id } });
    expect(await shown()).toMatchObject([{ accountId: organiser.accountId }, { accountId: staff.accountId, details }]);
    expect(await again(organiser)).toMatchObject({ code: 'conflict' });
  });

  it('taking nothing off the screen of a room that was never set is no step', async () => {
    const meeting = await makeMeeting();
    const call = { actor: staff, meeting: meeting.slug, input: {}, key: randomUUID() };
    expect(await execute(clearDefinition, call)).toEqual({ ok: true, value: { cleared: false } });
  });
});

describe('the rules of the plenary', () => {
  it('keep what another has set meanwhile, and refuse where both set the time of a speaker', async () => {
    const { meeting, call } = await sitting();
    const seen = { turnMinutes: '3', pointsOfOrder: '', voting: 'on' };
    const save = (input: unknown) => execute(setRulesDefinition, call({ actor: staff, input }));
    // Two forms were opened at the same moment: one switches points of order on, the other lengthens the turns.
    expect(await save({ turnMinutes: '3', pointsOfOrder: 'on', voting: 'on', seen })).toMatchObject({ ok: true });
    expect(await save({ turnMinutes: '5', voting: 'on', seen })).toMatchObject({ ok: true });
    const rules = () =>
      db().plenaryRoom.findUniqueOrThrow({
        where: { meetingId: meeting.id },
        select: { turnMinutes: true, pointsOfOrder: true, voting: true },
      });
    expect(await rules()).toEqual({ turnMinutes: 5, pointsOfOrder: true, voting: true });
    expect(await save({ turnMinutes: '7', voting: 'on', seen })).toMatchObject({
      code: 'conflict',
      fields: { turnMinutes: { code: 'changed_meanwhile', params: { value: '5' } } },
    });
    // Without what the form began from, as the form without it always did.
    expect(await save({ turnMinutes: '4' })).toMatchObject({ ok: true });
    expect(await rules()).toEqual({ turnMinutes: 4, pointsOfOrder: false, voting: false });
  });
});
