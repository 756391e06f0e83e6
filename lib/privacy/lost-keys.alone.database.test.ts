import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Unopenable } from '@/lib/core/cipher';
import { env } from '@/lib/core/env';
import { execute, type Definition } from '@/lib/core/execute';
import { privateFile } from '@/lib/core/private-file';
import type { z } from 'zod';
import { enterDietDefinition, viewSensitiveDefinition } from './definitions';
import { findLostKeys, warnOfLostKeys } from './find-lost-keys';
import { findOpened, listLogistics } from './queries/desk';
import { findSensitive } from './queries/own';

const [earlier, later] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64'));
let slug = '';
let person: Actor;
let officer: Actor;
let registration = '';

const run = async (definition: unknown, actor: Actor, input: object) => {
  const result = await execute(definition as Definition<'meeting', z.ZodType, unknown>, {
    actor,
    meeting: slug,
    input,
    key: randomUUID(),
  });
  return result.ok ? 'ok' : result;
};

beforeAll(async () => {
  const meeting = await makeMeeting({ endsOn: new Date('2027-04-14T00:00:00Z') });
  ({ slug } = meeting);
  const secretary = await makeActor({ siteRole: 'STAFF' });
  const { delegationId } = await makeDelegation(secretary, slug);
  const { registrationId, email } = await makeRegistration(secretary, slug, delegationId);
  registration = registrationId;
  person = await signIn(email);
  officer = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'LOGISTICS' }] });
}, 60_000);

afterEach(() => {
  delete env().PARLEY_DATA_KEY;
  delete env().PARLEY_DATA_KEYS_OLD;
});

describe('a record whose key is not in the environment', () => {
  it('is said to be so to the person, the officer and the operator; all else works, and the key brings it back', async () => {
    env().PARLEY_DATA_KEY = earlier;
    const diet = { registration, diets: ['VEGAN'] };
    expect(await run(enterDietDefinition, person, { ...diet, lockVersion: '0' })).toBe('ok');
    expect(
      await run(enterDietDefinition, person, { ...diet, diets: ['NONE', 'HALAL'], lockVersion: '1' }),
    ).toMatchObject({
      fields: { diets: { code: 'none_alone' } },
    });

    env().PARLEY_DATA_KEY = later;
    const [lost] = await findLostKeys();
    expect(lost).toMatchObject({ records: 1 });
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await warnOfLostKeys();
    expect(said.mock.calls.flat().join()).toContain(
      `1 sensitive record(s) were sealed with the key ${lost?.keyId ?? ''}`,
    );
    said.mockRestore();

    const own = async () =>
      (await findSensitive(await enterMeeting(person, slug), registration)).kinds.find(({ kind }) => kind === 'DIET');
    expect(await own()).toMatchObject({ isLost: true, values: null });
    const desk = async () => listLogistics(await enterMeeting(officer, slug));
    expect(await desk()).toMatchObject({ lost: 1, lines: [{ given: ['DIET'] }] });
    expect(await run(viewSensitiveDefinition, officer, { registration, place: 'logistics' })).toBe('ok');
    const opened = async () => findOpened(await enterMeeting(officer, slug), 'logistics', registration);
    expect(await opened()).toMatchObject({ lost: ['DIET'] });

    env().PARLEY_DATA_KEYS_OLD = earlier;
    expect(await findLostKeys()).toEqual([]);
    expect(await own()).toMatchObject({ isLost: false, values: { diets: ['VEGAN'] } });
    expect((await desk()).lost).toBe(0);
    expect(await opened()).toMatchObject({ lost: [], values: { DIET: { diets: ['VEGAN'] } } });
  });

  it('a file with such a key answers with a sentence for the operator', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await privateFile(() => Promise.reject(new Unopenable('x')));
    said.mockRestore();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('PARLEY_DATA_KEYS_OLD');
  });
});
