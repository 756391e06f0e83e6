import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { recordPointDefinition } from '@/lib/breakouts/definitions';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { execute, type Ctx, type Definition } from '@/lib/core/execute';
import { runAsSystem } from '@/lib/core/run-as-system';
import { toLocal } from '@/lib/meetings/model/zone';
import { concludeSilence } from '@/lib/plenary/conclude-silence';
import {
  askFloorDefinition,
  breakSilenceDefinition,
  decideDefinition,
  endAmendmentDefinition,
  openSilenceDefinition,
  recordReservationDefinition,
  showDefinition,
  stepTurnDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
  takeScreenDefinition,
} from '@/lib/plenary/definitions';
import { reviseDefinition, reviseGeneralDefinition } from '@/lib/recommendations/definitions';
import { makeGroup, makeTheme } from './breakouts';
import { makeDelegation } from './delegations';
import { violations } from './invariants';
import type { Write } from './invariants/writes';
import { makeActor, makeMeeting, makeSwitzerland } from './meetings';
import { makeRecommendation } from './recommendations';

const people = [
  'staff',
  'chair',
  'operator',
  'other operator',
  'one',
  'two',
  'facilitator',
  'rapporteur',
  'stranger',
] as const;
type Person = (typeof people)[number];
const steps = [
  'show',
  'take-screen',
  'table',
  'take',
  'reject',
  'decide',
  'defer',
  'revise',
  'open-silence',
  'break',
  'reserve',
  'ask',
  'give',
  'stop',
  'point',
  'draft',
] as const;
type Step = (typeof steps)[number];
/** double: sent twice at the same moment; stale: from a text that others have changed; lost: the answer never arrives, and it is sent again later; takeover: somebody else takes the screen just before. */
const faults = ['none', 'none', 'double', 'stale', 'lost', 'takeover'] as const;
type Fault = (typeof faults)[number];

/** A user's attempt: who, what, at which of the items, what goes wrong, and how many minutes later than the one before. */
export type Attempt = { by: Person; step: Step; item: number; fault: Fault; minutes: number };

/** Any attempts, weighted towards those who may do something. The lease of the screen runs out in some of the pauses. */
export const attempts = (length: { minLength: number; maxLength: number }) =>
  fc.array(
    fc.record<Attempt>({
      by: fc.constantFrom(...people, 'chair', 'chair', 'operator', 'staff', 'one'),
      step: fc.constantFrom(...steps, 'table', 'take', 'show'),
      item: fc.nat(2),
      fault: fc.constantFrom(...faults),
      minutes: fc.constantFrom(0, 1, 1, 7, 31),
    }),
    length,
  );

/** What is left out, to see that it would be noticed: the look at which text somebody had before them, or the key of a repetition. */
export type Without = 'revision' | 'key' | null;

type Item = { id: string; unitUid: string; first: string };
type World = Awaited<ReturnType<typeof makeWorld>>;

async function makeWorld() {
  await makeSwitzerland();
  await makeTheme('labour-migration');
  // A clock that is never put forward or back, so that every hour can be typed.
  const { id: meetingId, slug } = await makeMeeting({ zone: 'Africa/Nairobi' });
  const elsewhere = await makeMeeting();
  const group = await makeGroup(meetingId);
  const as = (kind: 'CHAIR' | 'SCREEN_OPERATOR' | 'FACILITATOR' | 'RAPPORTEUR', groupId?: string) =>
    makeActor({ roles: [{ meetingId, kind, ...(groupId ? { groupId } : {}) }] });
  const staff = await makeActor({ siteRole: 'STAFF' });
  const [one, two] = [await makeDelegation(staff, slug), await makeDelegation(staff, slug)];
  const actors: Record<Person, Actor> = {
    staff,
    chair: await as('CHAIR'),
    operator: await as('SCREEN_OPERATOR'),
    'other operator': await as('SCREEN_OPERATOR'),
    one: one.focalPoint,
    two: two.focalPoint,
    facilitator: await as('FACILITATOR', group.id),
    rapporteur: await as('RAPPORTEUR', group.id),
    stranger: await makeActor({ roles: [{ meetingId: elsewhere.id, kind: 'CHAIR' }] }),
  };
  const items: Item[] = [];
  for (const position of [1, 2, 3]) {
    const { id, revisionId, unitUid } = await makeRecommendation({
      meetingId,
      status: 'READY',
      symbol: `G/${position}`,
      text: `Adopt rule ${position}.`,
    });
    await db().plenaryItem.create({ data: { meetingId, recommendationId: id, position } });
    items.push({ id, unitUid, first: revisionId });
  }
  const draft = await makeRecommendation({
    meetingId,
    groupId: group.id,
    issueId: group.issueId,
    text: 'Share one list among neighbours within two years.',
  });
  return {
    meetingId,
    slug,
    group,
    actors,
    items,
    draft,
    delegations: { one: one.delegationId, two: two.delegationId },
  };
}

const listed = { select: { id: true, status: true, headRevisionId: true } } as const;

/** Everything that what should come of an attempt depends on, as it stands. */
async function look({ meetingId, items }: World, now: Date) {
  const [rows, room, turns, amendments, silences, decisions] = await Promise.all([
    db().plenaryItem.findMany({
      where: { meetingId },
      select: { recommendation: listed, onScreenSince: true, shownRevisionId: true },
    }),
    db().plenaryRoom.findUnique({ where: { meetingId } }),
    db().plenaryTurn.findMany({ where: { meetingId, endedAt: null }, orderBy: { position: 'asc' } }),
    db().amendment.findMany({
      where: { recommendation: { meetingId }, end: null },
      orderBy: { number: 'asc' },
      select: { id: true, recommendationId: true },
    }),
    db().silenceProcedure.findMany({
      where: { recommendation: { meetingId }, breaks: { none: {} }, end: null },
      select: { id: true, recommendationId: true, revisionId: true, closesAt: true },
    }),
    db().decision.findMany({
      where: { revision: { recommendation: { meetingId } } },
      orderBy: { at: 'asc' },
      select: {
        id: true,
        outcome: true,
        revision: { select: { recommendationId: true } },
        reservations: { where: { end: null }, select: { delegationId: true } },
      },
    }),
  ]);
  const half = 30 * 60_000;
  const operator =
    room?.operatorId && room.operatorSeenAt && now.getTime() - room.operatorSeenAt.getTime() < half
      ? room.operatorId
      : null;
  return {
    operator,
    turns,
    items: items.map(({ id }) => {
      const row = rows.find(({ recommendation }) => recommendation.id === id);
      if (!row) throw new Error('an item that is not on the list');
      const head = row.recommendation.headRevisionId ?? '';
      const isOnScreen = row.onScreenSince !== null;
      return {
        id,
        status: row.recommendation.status,
        head,
        isOnScreen,
        /** The room sees the text as it stands. */
        isPinned: isOnScreen && (row.shownRevisionId === null || row.shownRevisionId === head),
        open: amendments.filter(({ recommendationId }) => recommendationId === id),
        silence:
          silences.find(({ recommendationId, revisionId }) => recommendationId === id && revisionId === head) ?? null,
        decision: decisions.filter(({ revision }) => revision.recommendationId === id).at(-1) ?? null,
      };
    }),
  };
}
type Seen = Awaited<ReturnType<typeof look>>;

type Sent = {
  definition: Definition<'meeting', z.ZodType, unknown>;
  input: Record<string, unknown>;
  isExpected: boolean | 'either';
};
const sent = (definition: unknown, input: Record<string, unknown>, isExpected: Sent['isExpected']): Sent => ({
  definition: definition as Sent['definition'],
  input,
  isExpected,
});

const decidable = ['READY', 'UNDER_REVIEW', 'AMENDED', 'DEFERRED'];
const may = (by: Person, ...who: Person[]) => who.includes(by);
let words = 0;

/**
 * What an attempt sends, and whether it should be taken: written down anew from what the pages promise, not read from the
 * application's own tables.
 */
function prepare(world: World, seen: Seen, { by, step, item: index, fault }: Attempt, now: Date): Sent {
  const { items, delegations, actors, group, draft } = world;
  const item = seen.items[index % items.length];
  const made = items[index % items.length];
  if (!item || !made) throw new Error('no such item');
  const isStale = fault === 'stale' && made.first !== item.head;
  const revision = isStale ? made.first : item.head;
  const isOpen = decidable.includes(item.status);
  const me = actors[by].accountId;
  const isFree = seen.operator === null || seen.operator === me;
  const delegation = by === 'two' ? delegations.two : delegations.one;
  const isOperator = may(by, 'staff', 'chair', 'operator', 'other operator');
  const isOnWord = may(by, 'chair', 'operator', 'other operator');
  const speaks = may(by, 'staff', 'one', 'two');
  const [amendment] = item.open;
  words += 1;
  switch (step) {
    case 'show':
      return sent(showDefinition, { recommendation: item.id }, isOperator && isFree);
    case 'take-screen':
      return sent(takeScreenDefinition, {}, isOperator);
    case 'table':
      return sent(
        tableAmendmentDefinition,
        { recommendation: item.id, revision, delegation, language: 'en', text: `Adopt rule ${index}, say ${words}.` },
        speaks && isOpen && !item.silence && item.open.length < 10,
      );
    case 'take':
      return sent(
        takeAmendmentDefinition,
        { amendment: amendment?.id ?? randomUUID(), revision, texts: { en: `Adopt rule ${index}, taken ${words}.` } },
        isOnWord && isFree && amendment !== undefined && item.isPinned && isOpen && !isStale,
      );
    case 'reject':
      return sent(
        endAmendmentDefinition,
        { amendment: amendment?.id ?? randomUUID(), outcome: 'REJECTED' },
        isOnWord && amendment !== undefined && isOpen,
      );
    case 'decide':
    case 'defer': {
      const note = 'A reason';
      const isReady = step === 'defer' || item.open.length === 0;
      return sent(
        decideDefinition,
        { recommendation: item.id, revision, outcome: step === 'decide' ? 'ADOPTED' : 'DEFERRED', note },
        by === 'chair' && isOpen && item.isPinned && !isStale && !item.silence && isReady,
      );
    }
    case 'revise':
      return sent(
        reviseGeneralDefinition,
        {
          recommendation: item.id,
          base: revision,
          text: `Adopt rule ${index}, revised ${words}.`,
          theme: 'labour-migration',
          addressees: 'Members of the mechanisms',
        },
        by === 'staff' && isOpen && !isStale && !(item.silence && item.silence.closesAt <= now),
      );
    case 'open-silence':
      return sent(
        openSilenceDefinition,
        {
          recommendation: item.id,
          revision,
          audience: 'ALL',
          closes: toLocal(new Date(now.getTime() + 45 * 60_000), 'Africa/Nairobi'),
        },
        by === 'staff' && isOpen && !isStale && item.open.length === 0 && !item.silence,
      );
    case 'break': {
      const running = seen.items.find(({ silence }) => silence !== null);
      return sent(
        breakSilenceDefinition,
        { silence: running?.silence?.id ?? randomUUID(), delegation, reason: `Not yet ${words}` },
        speaks && running?.silence !== undefined && running.silence !== null && now < running.silence.closesAt,
      );
    }
    case 'reserve':
      return sent(
        recordReservationDefinition,
        { decision: item.decision?.id ?? randomUUID(), delegation, language: 'en', text: `Not before ${words}` },
        speaks &&
          item.decision?.outcome === 'ADOPTED' &&
          !item.decision.reservations.some(({ delegationId }) => delegationId === delegation),
      );
    case 'ask':
      return sent(
        askFloorDefinition,
        { delegation },
        may(by, 'staff', 'chair', 'one', 'two') &&
          !seen.turns.some(({ delegationId, startedAt }) => delegationId === delegation && startedAt === null),
      );
    case 'give':
    case 'stop': {
      const turn = seen.turns.find(({ startedAt }) => (startedAt === null) === (step === 'give'));
      return sent(
        stepTurnDefinition,
        { turn: turn?.id ?? randomUUID(), step: step === 'give' ? 'START' : 'STOP' },
        isOperator && turn !== undefined,
      );
    }
    case 'point':
      return sent(
        recordPointDefinition,
        { clientId: randomUUID(), issue: group.issueId, text: `Said ${words}`, language: 'en', attributedTo: 'REGION' },
        may(by, 'staff', 'facilitator', 'rapporteur'),
      );
    case 'draft': {
      // Two who change different words of one sentence, each from the text it began with: both stand, or the second is told.
      const text =
        by === 'facilitator'
          ? `Share one list among neighbours within ${words} years.`
          : `Share list ${words} among neighbours within two years.`;
      return sent(
        reviseDefinition,
        {
          recommendation: draft.id,
          base: draft.revisionId,
          text,
          theme: 'labour-migration',
          addressees: 'Members of the mechanisms',
        },
        may(by, 'staff', 'facilitator', 'rapporteur') ? 'either' : false,
      );
    }
  }
}

/** The same verb with the clock that is handed in, and a note of what it recorded about which record. */
function withClock(definition: Sent['definition'], now: Date, recorded: string[]): Sent['definition'] {
  return {
    ...definition,
    verb: async (ctx: Ctx, input) => {
      const notes: string[] = [];
      const value = await definition.verb(
        {
          ...ctx,
          now,
          audit: async (note) => {
            notes.push(...[note].flat().map(({ subject }) => subject.id));
            await ctx.audit(note);
          },
        },
        input,
      );
      recorded.push(...notes);
      return value;
    },
  };
}

/** A run's findings: what went otherwise than it should, in words; and how often something was taken and refused. */
export type Played = { wrong: string[]; taken: number; refused: number };

/**
 * Plays attempts one after the other in a meeting of their own, with the server's clock handed in, and asks after each whether it
 * came as it should and whether all that must hold after every fault holds. Stops at the first finding.
 */
export async function play(program: readonly Attempt[], without: Without = null): Promise<Played> {
  const world = await makeWorld();
  const { meetingId, slug, actors } = world;
  const writes: Write[] = [];
  const lost: (() => Promise<string[]>)[] = [];
  const played: Played = { wrong: [], taken: 0, refused: 0 };
  let now = new Date(Math.floor(Date.now() / 60_000) * 60_000);

  async function send(by: Person, { definition, input }: Sent, key: string): Promise<Result<unknown>> {
    const recorded: string[] = [];
    const result = await execute(withClock(definition, now, recorded), {
      actor: actors[by],
      meeting: slug,
      input,
      key,
    });
    const frame = { action: definition.name, accountId: actors[by].accountId, key };
    if (result.ok) for (const subject of recorded) writes.push({ ...frame, subject, outcome: 'acknowledged' });
    else if (result.code === 'unexpected') played.wrong.push(`${definition.name} failed unexpectedly`);
    else if (!writes.some((write) => write.key === key))
      writes.push({ ...frame, subject: randomUUID(), outcome: 'refused' });
    return result;
  }

  for (const attempt of program) {
    const { by, step, fault, minutes } = attempt;
    now = new Date(now.getTime() + minutes * 60_000);
    // The job comes when the clock says so.
    for (const { silence } of (await look(world, now)).items)
      if (silence && silence.closesAt <= now)
        await runAsSystem('silence.conclude', slug, (ctx) => concludeSilence({ ...ctx, now }, silence.id));
    if (fault === 'takeover') {
      const other = by === 'operator' ? 'other operator' : 'operator';
      await send(other, sent(takeScreenDefinition, {}, true), randomUUID());
    }
    const seen = await look(world, now);
    const call = prepare(world, seen, attempt, now);
    if (without === 'revision' && 'revision' in call.input) {
      // As if nobody looked at which text was read: the newest is taken for it.
      const [head] = seen.items.filter(({ id }) => id === call.input.recommendation).map((item) => item.head);
      if (head) call.input.revision = head;
    }
    const key = randomUUID();
    const repeated = () => send(by, call, without === 'key' ? randomUUID() : key);
    const results =
      fault === 'double' ? await Promise.all([send(by, call, key), repeated()]) : [await send(by, call, key)];
    const [result, second] = results;
    if (!result) throw new Error('nothing was sent');
    const what = `${step} by ${by} (${fault})`;
    if (second && canonicalJson(second) !== canonicalJson(result))
      played.wrong.push(`${what} was answered twice otherwise: ${JSON.stringify(results)}`);
    if (call.isExpected !== 'either' && result.ok !== call.isExpected)
      played.wrong.push(`${what} was ${result.ok ? 'taken' : `refused (${JSON.stringify(result)})`}`);
    if (result.ok) played.taken += 1;
    else played.refused += 1;
    // Whoever had no answer sends the same again, perhaps much later, and is told what had been done.
    if (fault === 'lost')
      lost.push(async () => {
        // What was refused had reasons of its moment: it is not sent again.
        if (!result.ok) return [];
        const again = await repeated();
        return canonicalJson(again) === canonicalJson(result) ? [] : [`${what}, sent again: ${JSON.stringify(again)}`];
      });
    if (lost.length > 2 || (lost.length > 0 && fault === 'none')) {
      const again = lost.shift();
      if (again) played.wrong.push(...(await again()));
    }
    played.wrong.push(...(await violations({ meetingId, writes })).map((said) => `after ${what}: ${said}`));
    if (played.wrong.length > 0) return played;
  }
  return played;
}
