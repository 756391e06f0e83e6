// Values that can be recognised in every field of sensitive data, entered by the product's own verbs: they stand in clear
// nowhere, whatever else is done with the person, and are found where they may be read. The pages are crawled in e2e/leaks.spec.ts.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { fillSensitive, recognisableFields } from '@/prisma/factories/sensitive-canaries';
import { whereIs } from '@/prisma/factories/where-is';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { execute, type Ctx } from '@/lib/core/execute';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { decideDefinition } from '@/lib/registration/definitions';
import {
  enterAccessDefinition,
  enterDietDefinition,
  enterEmergencyContactDefinition,
  enterItineraryDefinition,
  enterTravelDocumentDefinition,
  enterVisaDefinition,
  viewSensitiveDefinition,
} from './definitions';
import { heldAsJson } from './exchange';
import { sensitiveKinds, sensitiveRules } from './model/kinds';
import { findOpened } from './queries/desk';
import { listMyData } from './queries/my-data';

const enter = {
  TRAVEL_DOCUMENT: enterTravelDocumentDefinition,
  VISA: enterVisaDefinition,
  ITINERARY: enterItineraryDefinition,
  DIET: enterDietDefinition,
  ACCESS: enterAccessDefinition,
  EMERGENCY_CONTACT: enterEmergencyContactDefinition,
} satisfies Record<SensitiveKind, unknown>;

const { values, canaries } = fillSensitive();
const said: string[] = [];
let slug: string;
let secretary: Actor;
let person: Actor;
let registration: string;
const officers: Partial<Record<'TRAVEL' | 'LOGISTICS', Actor>> = {};

async function call(definition: unknown, actor: Actor, input: unknown) {
  const framed = { actor, meeting: slug, input, key: randomUUID() };
  const result = await execute(definition as Parameters<typeof execute>[0], framed);
  return result.ok ? 'ok' : result.code;
}

/** Verbs that fail with an error whose message holds the values: the database's, the client's and the language's own. */
const breaking = (form: string) => [
  ({ tx }: Ctx) => tx.$queryRaw`SELECT ${form}::int`,
  ({ tx }: Ctx) => tx.person.findFirstOrThrow({ where: { id: form } }),
  () => Promise.resolve(JSON.parse(`${form} ${form}`)),
];

beforeAll(async () => {
  // What the process says from here on is searched as well.
  for (const way of ['error', 'warn', 'log', 'info'] as const)
    vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
  const meeting = await makeMeeting();
  slug = meeting.slug;
  secretary = await makeActor({ siteRole: 'STAFF' });
  const { delegationId } = await makeDelegation(secretary, slug);
  const one = await makeRegistration(secretary, slug, delegationId, { upTo: 'SUBMITTED' });
  registration = one.registrationId;
  person = await signIn(one.email);
  for (const kind of ['TRAVEL', 'LOGISTICS'] as const)
    officers[kind] = await makeActor({ roles: [{ meetingId: meeting.id, kind }] });
}, 60_000);

describe('canaries in sensitive data', () => {
  it('stand in every field that takes what somebody writes', () => {
    expect(canaries.map(({ kind, field }) => `${kind} ${field}`)).toEqual(
      sensitiveKinds.flatMap((kind) => recognisableFields(kind).map((field) => `${kind} ${field}`)),
    );
    expect(new Set(canaries.map(({ value }) => value)).size).toBe(canaries.length);
    for (const kind of sensitiveKinds) expect(recognisableFields(kind), kind).not.toEqual([]);
  });

  it('are entered, changed, refused and decided about, and stand in clear in no column, job, file or line of the log', async () => {
    for (const kind of sensitiveKinds) {
      const form = { registration, ...values[kind] };
      // Refused, with the values in the input: by a stale form, by who may not, by a field too many, by an error within.
      expect(await call(enter[kind], person, { ...form, lockVersion: '7' })).toBe('conflict');
      expect(await call(enter[kind], secretary, { ...form, lockVersion: '0' })).toMatch(/forbidden|not_found/);
      expect(await call(enter[kind], person, { ...form, lockVersion: '0', role: 'ADMIN' })).toBe('invalid');
      for (const verb of breaking(JSON.stringify(form)))
        expect(await call({ ...enter[kind], verb }, person, { ...form, lockVersion: '0' })).toBe('unexpected');
      expect(await call(enter[kind], person, { ...form, lockVersion: '0' })).toBe('ok');
      expect(await call(enter[kind], person, { ...form, lockVersion: '1' })).toBe('ok');
    }
    expect(await call(decideDefinition, secretary, { registrations: [registration], decision: 'CONFIRMED' })).toBe(
      'ok',
    );
    expect(said.length).toBeGreaterThan(0);
    for (const { kind, field, value } of canaries) {
      expect([kind, field, await whereIs(value)]).toEqual([kind, field, []]);
      expect([kind, field, said.filter((line) => line.includes(value))]).toEqual([kind, field, []]);
    }
  });

  it('are found by the person, and by each officer what the role reads once the person is opened', async () => {
    const [data] = await listMyData(enterSite(person));
    const held = JSON.stringify(data && heldAsJson(data, [], new Date()));
    expect(canaries.filter(({ value }) => !held.includes(value))).toEqual([]);
    for (const [role, place] of [
      ['TRAVEL', 'travel'],
      ['LOGISTICS', 'logistics'],
    ] as const) {
      const officer = officers[role] ?? expect.fail('no officer');
      expect(await call(viewSensitiveDefinition, officer, { registration, place })).toBe('ok');
      const opened = JSON.stringify(await findOpened(await enterMeeting(officer, slug), place, registration));
      const seen = canaries.filter(({ value }) => opened.includes(value)).map(({ kind, field }) => `${kind} ${field}`);
      const due = canaries.filter(({ kind }) => (sensitiveRules[kind].readers as readonly string[]).includes(role));
      expect(seen).toEqual(due.map(({ kind, field }) => `${kind} ${field}`));
    }
  });
});
