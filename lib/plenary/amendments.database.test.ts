import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import {
  reopenGeneralDefinition,
  reviseGeneralDefinition,
  translateDefinition,
} from '@/lib/recommendations/definitions';
import { findRecommendation } from '@/lib/recommendations/queries';
import { makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { heldStep } from '@/prisma/factories/held-step';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { unlocked } from '@/prisma/factories/unlocked';
import {
  askFloorDefinition,
  decideDefinition,
  endAmendmentDefinition,
  leaveListDefinition,
  orderDefinition,
  setItemDefinition,
  setRulesDefinition,
  showDefinition,
  stepTurnDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
  takeScreenDefinition,
  translateAmendmentDefinition,
  withdrawAmendmentDefinition,
} from './definitions';
import { sealBundle, verifyBundle } from './model/record';
import { findShownAmendment, listAmendments } from './queries/amendments';
import { listDecisions } from './queries/decisions';
import { findItem, listPlenary } from './queries/list';
import { readPlenaryRecord } from './queries/record';
import { listSpokenFor, readRoom } from './queries/room';
import { takeScreen } from './take-screen';

let staff: Actor;
const key = () => randomUUID();
const base = 'Adopt common minimum standards by 2028.';

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

async function sitting() {
  const meeting = await makeMeeting();
  const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  const operator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'SCREEN_OPERATOR' }] });
  const translator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'TRANSLATOR' }] });
  const [one, two] = [await makeDelegation(staff, meeting.slug), await makeDelegation(staff, meeting.slug)];
  const general = await makeRecommendation({
    meetingId: meeting.id,
    status: 'READY',
    symbol: 'G/1',
    text: base,
    translations: { fr: 'Adopter des normes minimales communes d’ici 2028.' },
  });
  const run = <D extends Parameters<typeof execute>[0]>(definition: D, actor: Actor, input: Record<string, unknown>) =>
    execute(definition, { actor, meeting: meeting.slug, input, key: key() });
  await run(orderDefinition as never, staff, { positions: { [general.id]: '1' } });
  const here = { meeting, chair, operator, translator, one, two, general, run };
  const table = async (text: string, of = one, input: Record<string, unknown> = {}) => {
    const fields = { recommendation: general.id, revision: general.revisionId, language: 'en', text, ...input };
    return execute(tableAmendmentDefinition, {
      actor: of.focalPoint,
      meeting: meeting.slug,
      input: { ...fields, delegation: of.delegationId },
      key: key(),
    });
  };
  const tabled = async (text: string, of = one, input = {}) => {
    const result = await table(text, of, input);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value.amendment;
  };
  return { ...here, table, tabled };
}
type Sitting = Awaited<ReturnType<typeof sitting>>;

const call = ({ meeting }: Sitting, actor: Actor, input: unknown) => ({
  actor,
  meeting: meeting.slug,
  input,
  key: key(),
});
const show = (here: Sitting, actor = here.operator) =>
  execute(showDefinition, call(here, actor, { recommendation: here.general.id }));
const take = (
  here: Sitting,
  amendment: string,
  texts: object,
  revision = here.general.revisionId,
  given: { actor?: Actor; editorial?: 'on' } = {},
) => {
  const { actor = here.operator, ...input } = given;
  return execute(takeAmendmentDefinition, call(here, actor, { amendment, revision, texts, ...input }));
};
const headOf = async ({ general }: Sitting) =>
  (await db().recommendation.findUniqueOrThrow({ where: { id: general.id } })).headRevisionId ?? '';
const rows = async (here: Sitting) =>
  listAmendments(await enterMeeting(here.chair, here.meeting.slug), here.general.id);

describe('tabling', () => {
  it('is for the focal point and the head of a delegation, numbered in its order', async () => {
    const here = await sitting();
    const { meeting, one, two, general } = here;
    const head = await makeRegistration(staff, meeting.slug, one.delegationId, { named: { capacity: 'HEAD' } });
    const member = await makeRegistration(staff, meeting.slug, two.delegationId);
    const input = (delegation: string, text: string) => ({
      recommendation: general.id,
      revision: general.revisionId,
      delegation,
      language: 'en',
      text,
    });
    const by = async (email: string, delegation: string, text: string) =>
      execute(tableAmendmentDefinition, call(here, await signIn(email), input(delegation, text)));
    expect(await by(head.email, one.delegationId, 'Adopt shared standards.')).toMatchObject({ ok: true });
    expect(await by(member.email, two.delegationId, 'Adopt joint standards.')).toMatchObject({ code: 'not_found' });
    expect(await by(head.email, two.delegationId, 'Adopt joint standards.')).toMatchObject({ code: 'not_found' });
    expect(await here.table('Adopt joint standards.', two)).toMatchObject({ ok: true });
    expect((await rows(here)).map(({ number, delegation }) => [number, delegation.id])).toEqual([
      [1, one.delegationId],
      [2, two.delegationId],
    ]);
    const scope = await enterMeeting(await signIn(member.email), meeting.slug);
    expect(await listSpokenFor(scope)).toMatchObject([{ id: two.delegationId, mayTable: false, mayAsk: true }]);
  });

  it('takes words that change something, in a language the text has, until the deadline', async () => {
    const here = await sitting();
    expect(await here.table(base)).toMatchObject({ fields: { text: { code: 'changes_nothing' } } });
    expect(await here.table('Adoptar normas.', here.one, { language: 'es' })).toMatchObject({
      fields: { language: { code: 'invalid_choice' } },
    });
    expect(await here.table('Adopter des normes.', here.one, { language: 'fr' })).toMatchObject({ ok: true });
    const until = { date: '2020-01-01', time: '10:00' };
    const set = (given: object, seen: object = {}) =>
      call(here, here.chair, { recommendation: here.general.id, minutes: '', until: given, seen: { until: seen } });
    expect(await execute(setItemDefinition, set(until))).toMatchObject({ ok: true });
    expect(await here.table('Adopt shared standards.')).toEqual({ ok: false, code: 'closed' });
    // The clocks go forward over it.
    expect(await execute(setItemDefinition, set({ date: '2027-03-28', time: '02:30' }, until))).toMatchObject({
      fields: { 'until.time': { code: 'no_such_time' } },
    });
    expect(await execute(setItemDefinition, set({}, until))).toMatchObject({ ok: true });
    expect(await here.table('Adopt shared standards.')).toMatchObject({ ok: true });
  });

  it('of two who set an item, each keeps what the other set and they left alone; the same field is refused with what stands there', async () => {
    const here = await sitting();
    const set = (given: object, seen: object) =>
      execute(setItemDefinition, call(here, here.chair, { recommendation: here.general.id, ...given, seen }));
    const until = { date: '2027-03-29', time: '10:00' };
    expect(await set({ minutes: '20', until: {} }, { minutes: '', until: {} })).toMatchObject({ ok: true });
    expect(await set({ minutes: '', until }, { minutes: '', until: {} })).toMatchObject({ ok: true });
    const { minutes, amendmentsUntil } = await db().plenaryItem.findUniqueOrThrow({
      where: { recommendationId: here.general.id },
    });
    expect([minutes, amendmentsUntil !== null]).toEqual([20, true]);
    expect(await set({ minutes: '30', until }, { minutes: '', until })).toMatchObject({
      code: 'conflict',
      fields: { minutes: { code: 'changed_meanwhile', params: { value: '20', seen: '20' } } },
    });
  });

  it('numbers two that come at once one after the other', async () => {
    const here = await sitting();
    const results = await Promise.all(
      [1, 2, 3].map(async (which) => here.table(`Adopt ${which} standards.`, which === 2 ? here.two : here.one)),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await rows(here)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('taking', () => {
  it('writes exactly the result that was shown, as the next revision, and the screen follows', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared minimum standards by 2028.');
    const texts = {
      en: 'Adopt shared minimum standards by 2028.',
      fr: 'Adopter des normes minimales partagées d’ici 2028.',
    };
    expect(await take(here, amendment, texts)).toEqual({ ok: false, code: 'closed' });
    await show(here);
    const results = await Promise.all([take(here, amendment, texts), take(here, amendment, texts)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [item] = await listPlenary(await enterMeeting(here.chair, here.meeting.slug));
    expect(item).toMatchObject({ status: 'AMENDED', text: texts, revision: { number: 2 }, shown: { number: 2 } });
    expect(await rows(here)).toMatchObject([
      { end: { outcome: 'ACCEPTED', result: { number: 2, texts } }, texts: [{ language: 'en', proposed: texts.en }] },
    ]);
    const written = await db().revision.findFirstOrThrow({
      where: { recommendationId: here.general.id, number: 2 },
      select: { parentIds: true },
    });
    expect(written.parentIds).toEqual([here.general.revisionId]);
    await execute(takeScreenDefinition, call(here, here.chair, {}));
    const statusAfter = async () => {
      expect(await show(here, here.chair)).toMatchObject({ ok: true });
      return db().recommendation.findUniqueOrThrow({ where: { id: here.general.id }, select: { status: true } });
    };
    // While it stays on the screen nothing was taken up; once it comes back there, it is under review in its new text.
    expect(await statusAfter()).toEqual({ status: 'AMENDED' });
    await db().plenaryItem.updateMany({ where: { meetingId: here.meeting.id }, data: { onScreenSince: null } });
    expect(await statusAfter()).toEqual({ status: 'UNDER_REVIEW' });
    // Whoever recorded it is not its author: the history names the delegation.
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    const { revisions } = await findRecommendation(scope, here.general.id);
    expect(revisions.map(({ amendment: of }) => of?.number ?? null)).toEqual([1, null]);
  });

  it('merges nothing silently: a result made from an older text is refused, and one in other words is called so', async () => {
    const here = await sitting();
    const [first, second] = [
      await here.tabled('Adopt shared minimum standards by 2028.'),
      await here.tabled('Adopt common minimum standards by 2030.', here.two),
    ];
    await show(here);
    await take(here, first, { en: 'Adopt shared minimum standards by 2028.' });
    const merged = { en: 'Adopt shared minimum standards by 2030.' };
    expect(await take(here, second, merged)).toMatchObject({ fields: { revision: { code: 'isCurrent' } } });
    const { headRevisionId } = await db().recommendation.findUniqueOrThrow({ where: { id: here.general.id } });
    expect((await rows(here))[1]?.texts[0]).toMatchObject({
      result: merged.en,
      current: 'Adopt shared minimum standards by 2028.',
    });
    expect(await take(here, second, merged, headRevisionId ?? '')).toMatchObject({
      ok: true,
      value: { outcome: 'ACCEPTED' },
    });
    const third = await here.tabled('Adopt standards by 2030.');
    const { headRevisionId: now } = await db().recommendation.findUniqueOrThrow({ where: { id: here.general.id } });
    expect((await rows(here))[2]).toMatchObject({ outdated: { kind: 'words' }, texts: [{ result: null }] });
    expect(await take(here, third, { en: 'Adopt sound standards by 2030.' }, now ?? '')).toMatchObject({
      ok: true,
      value: { outcome: 'MODIFIED' },
    });
  });

  it('leaves translations that were not given behind', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared minimum standards by 2028.');
    await show(here);
    await take(here, amendment, { en: 'Adopt shared minimum standards by 2028.', fr: '' });
    const [item] = await listPlenary(await enterMeeting(here.chair, here.meeting.slug));
    expect(Object.keys(item?.text ?? {})).toEqual(['en']);
  });
});

describe('what is taken', () => {
  const french = 'Adopter des normes minimales communes d’ici 2028.';

  it('is one text in all languages: where only a translation would change, somebody has to say that it is editorial', async () => {
    const here = await sitting();
    const proposed = 'Envisager des normes minimales communes d’ici 2028.';
    const amendment = await here.tabled(proposed, here.one, { language: 'fr' });
    await show(here);
    expect(await take(here, amendment, { en: base, fr: proposed })).toMatchObject({
      fields: { 'texts.en': { code: 'source_unchanged' } },
    });
    expect(await take(here, amendment, { en: base, fr: proposed }, undefined, { editorial: 'on' })).toMatchObject({
      value: { outcome: 'ACCEPTED' },
    });
  });

  it('is not called accepted without the words that were proposed', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Envisager des normes.', here.one, { language: 'fr' });
    await show(here);
    expect(await take(here, amendment, { en: 'Adopt something else.' })).toMatchObject({
      value: { outcome: 'MODIFIED' },
    });
  });

  it('reverts nothing that was taken before where a translation was left behind', async () => {
    const here = await sitting();
    const [english, late] = [
      await here.tabled('Adopt common minimum standards by 2030.'),
      await here.tabled(french.replace('communes', 'partagées'), here.two, { language: 'fr' }),
    ];
    await show(here);
    await take(here, english, { en: 'Adopt common minimum standards by 2030.' });
    expect((await rows(here))[1]).toMatchObject({
      outdated: { kind: 'untranslated', language: 'fr' },
      texts: [{ current: null, result: null }],
    });
    const texts = {
      en: 'Adopt shared minimum standards by 2030.',
      fr: french.replace('communes', 'partagées'),
    };
    expect(await take(here, late, texts, await headOf(here))).toMatchObject({ value: { outcome: 'MODIFIED' } });
  });

  it('is taken by whoever runs the screen, and from the text that is on it', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared minimum standards by 2028.');
    await show(here);
    const texts = { en: 'Adopt shared minimum standards by 2028.' };
    expect(await take(here, amendment, texts, undefined, { actor: here.chair })).toMatchObject({
      fields: { screen: { code: 'held' } },
    });
    const change = {
      recommendation: here.general.id,
      base: here.general.revisionId,
      text: 'Adopt common minimum standards soon.',
      theme: 'labour-migration',
      addressees: '',
      dueBy: '',
    };
    await execute(reviseGeneralDefinition, call(here, staff, change));
    const unseen = { en: 'Adopt shared minimum standards soon.' };
    expect(await take(here, amendment, unseen, await headOf(here))).toMatchObject({
      fields: { revision: { code: 'isCurrent' } },
    });
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    // The wall keeps to what the room has before it, also with an amendment beside it.
    expect((await findShownAmendment(scope, here.general.id, amendment))?.texts[0]).toMatchObject({
      current: base,
      result: texts.en,
    });
    await show(here);
    expect(
      await take(here, amendment, { en: 'Adopt shared minimum standards soon.' }, await headOf(here)),
    ).toMatchObject({ ok: true });
  });
});

describe('a sentence', () => {
  it('is no longer than its own editor takes, tabled or taken; a translation may be', async () => {
    const here = await sitting();
    const long = `Adopt ${'common '.repeat(130)}standards.`;
    expect(await here.table(long)).toMatchObject({ fields: { text: { code: 'too_long' } } });
    const amendment = await here.tabled(long, here.one, { language: 'fr' });
    await show(here);
    expect(await take(here, amendment, { en: long, fr: long })).toMatchObject({
      fields: { 'texts.en': { code: 'too_long' } },
    });
    expect(await take(here, amendment, { en: 'Adopt shared standards.', fr: long })).toMatchObject({ ok: true });
  });
});

describe('tabling without end', () => {
  it('is ten open amendments of a delegation to one text at most', async () => {
    const here = await sitting();
    for (let which = 1; which <= 10; which += 1) await here.tabled(`Adopt ${which} standards.`);
    expect(await here.table('Adopt eleven standards.')).toMatchObject({
      fields: { delegation: { code: 'too_many_open' } },
    });
    expect(await here.table('Adopt eleven standards.', here.two)).toMatchObject({ ok: true });
  });
});

describe('a decision', () => {
  it('names every language it was taken in, and is refused where another has come since it was read', async () => {
    const here = await sitting();
    await show(here, here.chair);
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    const [before] = await listPlenary(scope);
    const unit = await db().unit.findFirstOrThrow({ where: { revisionId: here.general.revisionId } });
    const translation = {
      recommendation: here.general.id,
      unit: unit.uid,
      base: here.general.revisionId,
      language: 'es',
      text: 'Adoptar normas mínimas comunes para 2028.',
    };
    expect(await execute(translateDefinition, call(here, here.translator, translation))).toMatchObject({
      ok: true,
    });
    const decide = (texts?: string) =>
      execute(
        decideDefinition,
        call(here, here.chair, {
          recommendation: here.general.id,
          revision: here.general.revisionId,
          texts,
          outcome: 'ADOPTED',
        }),
      );
    expect(before?.shown.hash).toBe(before?.revision.hash);
    expect(await decide(before?.shown.hash)).toMatchObject({ fields: { revision: { code: 'isCurrent' } } });
    const [now] = await listPlenary(scope);
    expect(now?.revision.hash).not.toBe(before?.revision.hash);
    expect(await decide(now?.shown.hash)).toMatchObject({ ok: true });
    expect(await listDecisions(scope, here.general.id)).toMatchObject([
      { languages: ['en', 'es', 'fr'], revision: { hash: now?.shown.hash } },
    ]);
    // What is recorded can be told to be wrong: the bundle's own check finds another French.
    const record = await readPlenaryRecord(scope);
    expect(verifyBundle(canonicalJson(sealBundle(record, [])), []).findings).toEqual([]);
    const altered = structuredClone(record);
    const [french] = altered.items[0]?.revisions[0]?.translations.filter(({ language }) => language === 'fr') ?? [];
    if (!french) throw new Error('there is one');
    french.text = 'Envisager des normes.';
    expect(verifyBundle(canonicalJson(sealBundle(altered, [])), []).findings).toMatchObject([
      { fault: 'decision_text' },
    ]);
  });

  it('waits for every open amendment, and for the text that the room has seen', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared minimum standards by 2028.');
    await show(here, here.chair);
    const decide = (revision: string) =>
      execute(
        decideDefinition,
        call(here, here.chair, { recommendation: here.general.id, revision, outcome: 'ADOPTED' }),
      );
    expect(await decide(here.general.revisionId)).toMatchObject({
      fields: { revision: { code: 'hasNoOpenAmendment' } },
    });
    const rejected = { amendment, outcome: 'REJECTED', note: 'No support' };
    expect(await execute(endAmendmentDefinition, call(here, here.chair, rejected))).toMatchObject({ ok: true });
    expect(await execute(endAmendmentDefinition, call(here, here.chair, rejected))).toMatchObject({ code: 'conflict' });
    const change = {
      recommendation: here.general.id,
      base: here.general.revisionId,
      text: 'Something else.',
      theme: 'labour-migration',
      addressees: '',
      dueBy: '',
    };
    const revised = await execute(reviseGeneralDefinition, call(here, staff, change));
    const newer = revised.ok ? revised.value.revision : '';
    expect(await decide(newer)).toMatchObject({ fields: { revision: { code: 'isCurrent' } } });
    await show(here, here.chair);
    expect(await decide(newer)).toMatchObject({ ok: true });
    expect(await here.table('Too late.', here.two, { revision: newer })).toEqual({ ok: false, code: 'closed' });
  });
});

describe('other ends', () => {
  it('withdrawing is the delegation’s, referring and falling the Chair’s word', async () => {
    const here = await sitting();
    const [first, second] = [await here.tabled('Adopt A.'), await here.tabled('Adopt B.', here.two)];
    const withdraw = (actor: Actor) => execute(withdrawAmendmentDefinition, call(here, actor, { amendment: first }));
    expect(await withdraw(here.two.focalPoint)).toMatchObject({ code: 'not_found' });
    expect(await withdraw(here.chair)).toMatchObject({ code: 'forbidden' });
    expect(await withdraw(here.one.focalPoint)).toMatchObject({ ok: true });
    const refer = { amendment: second, outcome: 'REFERRED', note: '' };
    expect(await execute(endAmendmentDefinition, call(here, here.two.focalPoint, refer))).toMatchObject({
      code: 'forbidden',
    });
    expect(await execute(endAmendmentDefinition, call(here, here.operator, refer))).toMatchObject({ ok: true });
    expect((await rows(here)).map(({ end }) => end?.outcome)).toEqual(['WITHDRAWN', 'REFERRED']);
  });

  it('a translation of the proposal is added once', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared standards.');
    const translate = () =>
      execute(
        translateAmendmentDefinition,
        call(here, here.translator, { amendment, language: 'fr', text: 'Adopter.' }),
      );
    expect(await translate()).toMatchObject({ ok: true });
    expect(await translate()).toMatchObject({ code: 'conflict' });
    expect((await rows(here))[0]?.texts.map(({ language }) => language)).toEqual(['en', 'fr']);
  });
});

describe('an item that comes off the list', () => {
  it('keeps its deadline and its amendments, which may still be withdrawn', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared standards.');
    const until = { date: '2099-01-01', time: '10:00' };
    const { id } = here.general;
    await execute(setItemDefinition, call(here, here.chair, { recommendation: id, minutes: '5', until }));
    const place = (position: string) => execute(orderDefinition, call(here, staff, { positions: { [id]: position } }));
    await place('');
    const scope = await enterMeeting(here.one.focalPoint, here.meeting.slug);
    expect(await listPlenary(scope)).toEqual([]);
    expect(await findItem(scope, id)).toMatchObject({ position: null, minutes: 5 });
    expect(await show(here)).toMatchObject({ code: 'not_found' });
    expect(await here.table('Adopt joint standards.')).toEqual({ ok: false, code: 'closed' });
    await place('1');
    expect((await findItem(scope, id)).amendmentsUntil).toBeInstanceOf(Date);
    await place('');
    const withdraw = call(here, here.one.focalPoint, { amendment });
    expect(await execute(withdrawAmendmentDefinition, withdraw)).toMatchObject({ ok: true });
  });

  it('taken back into draft, it keeps them as well, and what is written then is not in the plenary’s record', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared standards.');
    const { id: recommendation, revisionId: revision } = here.general;
    const reopening = { recommendation, revision, reason: 'A group asks' };
    expect(await execute(reopenGeneralDefinition, call(here, staff, reopening))).toMatchObject({ ok: true });
    const filed = { theme: 'labour-migration', addressees: '', dueBy: '' };
    const change = { recommendation, base: revision, text: 'Canary of the secretariat.', ...filed };
    expect(await execute(reviseGeneralDefinition, call(here, staff, change))).toMatchObject({ ok: true });
    const record = await readPlenaryRecord(await enterMeeting(here.one.focalPoint, here.meeting.slug));
    expect(record.items).toMatchObject([
      { id: recommendation, revisions: [{ number: 1 }], amendments: [{ number: 1 }] },
    ]);
    expect(JSON.stringify(record)).not.toContain('Canary');
    const fell = { amendment, outcome: 'FELL', note: '' };
    expect(await execute(endAmendmentDefinition, call(here, here.chair, fell))).toMatchObject({ ok: true });
  });
});

describe('before the meeting is open', () => {
  it('nobody tables an amendment or asks for the floor', async () => {
    const here = await sitting();
    await db().meeting.update({ where: { id: here.meeting.id }, data: { phase: 'PREPARATION' } });
    expect(await here.table('Adopt shared standards.')).toEqual({ ok: false, code: 'closed' });
    const asking = call(here, here.one.focalPoint, { delegation: here.one.delegationId, kind: 'FLOOR' });
    expect(await execute(askFloorDefinition, asking)).toEqual({ ok: false, code: 'closed' });
  });
});

describe('the record', () => {
  it('cannot be changed or removed by the application’s own role', async () => {
    const here = await sitting();
    const amendment = await here.tabled('Adopt shared standards.');
    await execute(withdrawAmendmentDefinition, call(here, here.one.focalPoint, { amendment }));
    for (const statement of [
      Prisma.sql`UPDATE "Amendment" SET explanation = 'x' WHERE id = ${amendment}::uuid`,
      Prisma.sql`DELETE FROM "AmendmentEnd" WHERE "amendmentId" = ${amendment}::uuid`,
      Prisma.sql`UPDATE "AmendmentEnd" SET outcome = 'FELL' WHERE "amendmentId" = ${amendment}::uuid`,
      Prisma.sql`UPDATE "AmendmentText" SET text = 'x' WHERE "amendmentId" = ${amendment}::uuid`,
    ])
      await expect(db().$executeRaw(statement)).rejects.toThrow(/permission denied|sealed/);
    expect(await rows(here)).toMatchObject([{ explanation: null, end: { outcome: 'WITHDRAWN' } }]);
  });

  it('says which result an amendment has, and only where it was taken', async () => {
    const here = await sitting();
    const amendmentId = await here.tabled('Adopt shared standards.');
    await expect(db().amendmentEnd.create({ data: { amendmentId, outcome: 'ACCEPTED' } })).rejects.toThrow();
  });
});

describe('who runs the screen', () => {
  it('is one person at a time; another takes over openly', async () => {
    const here = await sitting();
    await show(here, here.operator);
    expect(await show(here, staff)).toEqual({ ok: false, code: 'conflict', fields: { screen: { code: 'held' } } });
    expect(await execute(takeScreenDefinition, call(here, staff, {}))).toMatchObject({ value: { taken: true } });
    expect(await show(here, here.operator)).toMatchObject({ code: 'conflict' });
    const room = await readRoom(await enterMeeting(staff, here.meeting.slug));
    expect(room.operator).toMatchObject({ name: staff.name, isMe: true, takenFrom: here.operator.name });
  });

  /** The first has taken the screen and is about to be committed when the second takes it: what the record says of both, in order. */
  async function atOnce(here: Sitting, seen: (tx: Tx) => Tx) {
    const meetingId = here.meeting.id;
    await db().plenaryRoom.upsert({ where: { meetingId }, update: {}, create: { meetingId } });
    const step = heldStep();
    const take = (actor: Actor, then: () => Promise<void>) =>
      runAsSystem('plenary.take-screen', here.meeting.slug, async (ctx) => {
        await takeScreen({ ...ctx, actor, tx: seen(ctx.tx) });
        await then();
      });
    const first = take(here.operator, step.hold);
    await step.reached;
    const second = take(staff, async () => undefined);
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    step.go();
    await Promise.all([first, second]);
    const rows = await db().auditEntry.findMany({
      where: { meetingId, action: 'plenary.take-screen' },
      orderBy: { id: 'asc' },
      select: { details: { select: { details: true } } },
    });
    return rows.map(({ details }) => details?.details);
  }

  it('two who take it at once: the second takes it over from the first, and the record names both steps', async () => {
    const here = await sitting();
    expect(await atOnce(here, (tx) => tx)).toEqual([{ from: null }, { from: here.operator.accountId }]);
    const room = await readRoom(await enterMeeting(staff, here.meeting.slug));
    expect(room.operator).toMatchObject({ isMe: true, takenFrom: here.operator.name });
  });

  it('without the lock both would have found it free, and the first would have lost it without a word', async () => {
    const here = await sitting();
    expect(await atOnce(here, unlocked)).toEqual([{ from: null }, { from: null }]);
    const room = await readRoom(await enterMeeting(staff, here.meeting.slug));
    expect(room.operator).toMatchObject({ isMe: true, takenFrom: null });
  });

  it('two who show at once: one has the screen, and only that step is recorded', async () => {
    const here = await sitting();
    const results = await Promise.all([show(here, here.operator), show(here, staff)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [winner] = results[0].ok ? [here.operator] : [staff];
    const steps = { meetingId: here.meeting.id, action: 'plenary.show' };
    expect(await db().auditEntry.findMany({ where: steps, select: { accountId: true } })).toEqual([
      { accountId: winner.accountId },
    ]);
  });
});

describe('the list of speakers', () => {
  it('is in the order of asking, points of order first where the meeting has them', async () => {
    const here = await sitting();
    const { one, two } = here;
    const ask = (of: typeof one, kind = 'FLOOR') =>
      execute(askFloorDefinition, call(here, of.focalPoint, { delegation: of.delegationId, kind }));
    expect(await ask(one)).toMatchObject({ ok: true });
    expect(await ask(one)).toMatchObject({ fields: { delegation: { code: 'listed' } } });
    expect(await ask(two, 'POINT_OF_ORDER')).toEqual({ ok: false, code: 'closed' });
    const rules = { turnMinutes: '2', pointsOfOrder: 'on' };
    expect(await execute(setRulesDefinition, call(here, here.chair, rules))).toMatchObject({ code: 'forbidden' });
    await execute(setRulesDefinition, call(here, staff, rules));
    expect(await ask(two, 'POINT_OF_ORDER')).toMatchObject({ ok: true });
    const scope = await enterMeeting(here.chair, here.meeting.slug);
    const [first, second] = (await readRoom(scope)).turns;
    expect([first?.kind, second?.kind]).toEqual(['POINT_OF_ORDER', 'FLOOR']);
    const step = (turn = '', name: string, actor = here.chair) =>
      execute(stepTurnDefinition, call(here, actor, { turn, step: name }));
    expect(await step(first?.id, 'START')).toMatchObject({ ok: true });
    expect(await step(second?.id, 'START', here.operator)).toMatchObject({ ok: true });
    expect(
      await db().plenaryTurn.count({ where: { meetingId: here.meeting.id, endedAt: null, startedAt: { not: null } } }),
    ).toBe(1);
    expect(await execute(leaveListDefinition, call(here, one.focalPoint, { turn: second?.id }))).toMatchObject({
      code: 'conflict',
    });
    expect(await step(second?.id, 'STOP')).toMatchObject({ ok: true });
    expect((await readRoom(scope)).turns).toEqual([]);
  });
});
