import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { db } from './db';
import { Refusal } from './errors';
import { execute, type Ctx, type Definition } from './execute';
import type { SiteScope } from '@/lib/auth/scope';

const input = z.strictObject({ name: z.string().min(1).max(50) });
type Input = z.output<typeof input>;

function definition(
  verb: (ctx: Ctx<SiteScope>, input: Input) => Promise<unknown>,
): Definition<'site', typeof input, unknown> {
  return { name: 'test.write', permission: 'directory.read', scope: 'site', input, verb };
}

const addRegion = (ctx: Ctx<SiteScope>, { name }: Input) =>
  ctx.tx.region.create({
    data: { code: name, names: { en: name }, prefix: name, position: 99 },
    select: { code: true },
  });

const writing = definition(async (ctx, given) => {
  const region = await addRegion(ctx, given);
  await ctx.audit({ subject: { type: 'Region', id: region.code } });
  return region;
});

const regions = () => db().region.count({ where: { position: 99 } });
const audits = () => db().auditEntry.count({ where: { action: 'test.write' } });

describe('execute', () => {
  beforeEach(async () => {
    await db().region.deleteMany({ where: { position: 99 } });
  });

  it('writes the change, its audit row and nothing else', async () => {
    const before = await audits();
    const result = await execute(writing, { actor: null, input: { name: 'one' }, key: randomUUID() });
    expect(result).toEqual({ ok: true, value: { code: 'one' } });
    expect(await regions()).toBe(1);
    expect(await audits()).toBe(before + 1);
  });

  it('answers the same key and input with the same value, once written', async () => {
    const key = randomUUID();
    const call = { actor: null, input: { name: 'twice' }, key };
    const results = await Promise.all([execute(writing, call), execute(writing, call), execute(writing, call)]);
    for (const result of results) expect(result).toEqual({ ok: true, value: { code: 'twice' } });
    expect(await regions()).toBe(1);
  });

  it('refuses the same key with other input as a conflict', async () => {
    const key = randomUUID();
    await execute(writing, { actor: null, input: { name: 'first' }, key });
    expect(await execute(writing, { actor: null, input: { name: 'other' }, key })).toEqual({
      ok: false,
      code: 'conflict',
    });
    expect(await regions()).toBe(1);
  });

  it('keeps the answer of a key to the browser that asked, while nobody is signed in', async () => {
    const call = { actor: null, input: { name: 'mine' }, key: randomUUID() };
    const counting = definition(async (ctx, given) => {
      await ctx.audit({ subject: { type: 'Region', id: given.name } });
      return randomUUID();
    });
    const mine = await execute(counting, { ...call, browser: 'one' });
    expect(await execute(counting, { ...call, browser: 'one' })).toEqual(mine);
    for (const browser of ['two', null]) expect(await execute(counting, { ...call, browser })).not.toEqual(mine);
  });

  it('rolls back a change that has no audit row', async () => {
    const silent = definition(addRegion);
    expect(await execute(silent, { actor: null, input: { name: 'silent' }, key: randomUUID() })).toEqual({
      ok: false,
      code: 'unexpected',
    });
    expect(await regions()).toBe(0);
  });

  it('rolls back everything on a refusal and frees the key', async () => {
    const key = randomUUID();
    const refusing = definition(async (ctx, given) => {
      await addRegion(ctx, given);
      await ctx.audit({ subject: { type: 'Region', id: given.name } });
      throw new Refusal('full');
    });
    expect(await execute(refusing, { actor: null, input: { name: 'refused' }, key })).toEqual({
      ok: false,
      code: 'full',
    });
    expect(await regions()).toBe(0);
    expect(await execute(writing, { actor: null, input: { name: 'again' }, key })).toEqual({
      ok: true,
      value: { code: 'again' },
    });
  });

  it.each([
    [
      'by the client',
      (ctx: Ctx<SiteScope>, code: string) =>
        ctx.tx.region.update({ where: { code }, data: { position: 99 }, select: { code: true } }),
    ],
    [
      'in SQL',
      (ctx: Ctx<SiteScope>, code: string) =>
        ctx.tx.$queryRaw`SELECT code FROM "Region" WHERE code = ${code} FOR UPDATE`,
    ],
  ])('tries once more where a row was locked for too long, asked %s, and writes once', async (_how, touch) => {
    await db().region.create({ data: { code: 'held', names: { en: 'held' }, prefix: 'held', position: 99 } });
    const before = await audits();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let hold: () => void = () => undefined;
    const isHeld = new Promise<void>((resolve) => (hold = resolve));
    const holder = db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT code FROM "Region" WHERE code = 'held' FOR UPDATE`;
      hold();
      await released;
    });
    await isHeld;
    let tries = 0;
    const waiting = definition(async (ctx, { name }) => {
      tries += 1;
      if (tries === 2) {
        release();
        await holder;
      }
      await ctx.tx.$executeRaw`SET LOCAL lock_timeout = '200ms'`;
      await ctx.audit({ subject: { type: 'Region', id: name } });
      await touch(ctx, name);
      return null;
    });
    expect(await execute(waiting, { actor: null, input: { name: 'held' }, key: randomUUID() })).toEqual({
      ok: true,
      value: null,
    });
    expect(tries).toBe(2);
    expect(await audits()).toBe(before + 1);
  });

  it('names the fields that are wrong, unknown ones too, before any transaction', async () => {
    const result = await execute(writing, { actor: null, input: { name: '', role: 'ADMIN' }, key: randomUUID() });
    expect(result).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { name: { code: 'required' }, role: { code: 'unknown_field' } },
    });
  });

  it('denies what the table does not grant', async () => {
    const staffOnly: Definition<'site', typeof input, unknown> = { ...writing, permission: 'meeting.create' };
    expect(await execute(staffOnly, { actor: null, input: { name: 'denied' }, key: randomUUID() })).toEqual({
      ok: false,
      code: 'unauthenticated',
    });
    expect(await regions()).toBe(0);
  });

  it('tells whoever is not signed in that, of a meeting closed to them as of one that does not exist', async () => {
    const inMeeting: Definition<'meeting', typeof input, unknown> = {
      name: 'test.in-meeting',
      permission: 'meeting.edit',
      scope: 'meeting',
      input,
      verb: () => Promise.resolve(null),
    };
    const call = { actor: null, meeting: 'no-such-meeting', input: { name: 'denied' }, key: randomUUID() };
    expect(await execute(inMeeting, call)).toEqual({ ok: false, code: 'unauthenticated' });
  });
});
