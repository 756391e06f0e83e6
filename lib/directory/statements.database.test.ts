import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterSite } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { loadReference } from '@/prisma/seed/reference';
import conflicts from '@/prisma/reference/conflicts.json';
import { followStatementDefinition, recordStatementDefinition, withdrawStatementDefinition } from './definitions';
import { listDiffering, listStatements } from './queries/statements';

const actorOf = (siteRole: 'STAFF' | null): Actor => ({
  accountId: randomUUID(),
  sessionId: randomUUID(),
  email: 'office@example.org',
  locale: 'en',
  name: 'Wanda Writer',
  siteRole,
  personIds: [],
});
const staff = actorOf('STAFF');
const site = enterSite(null);
const idOf = async (code: string) => (await db().party.findUniqueOrThrow({ where: { code }, select: { id: true } })).id;

const record = async (code: string, says: string, by: Actor = staff) =>
  execute(recordStatementDefinition, {
    actor: by,
    key: randomUUID(),
    input: { party: await idOf(code), matter: 'FOUNDING', source: 'https://process.example.org/about', says },
  });
const follow = (statement: string, chosen: string | undefined, by: Actor = staff) =>
  execute(followStatementDefinition, {
    actor: by,
    key: randomUUID(),
    input: { statement, why: 'It is the later of the two.', ...(chosen ? { chosen } : {}) },
  });
const withdraw = (statement: string) =>
  execute(withdrawStatementDefinition, { actor: staff, key: randomUUID(), input: { statement } });
const founding = async (code: string) =>
  (await listStatements(site, await idOf(code))).find(({ matter }) => matter === 'FOUNDING');

describe('sources that differ', () => {
  beforeAll(async () => {
    await loadReference(db());
  }, 60_000);

  it('come with the reference data, each with what it says and which one is followed; loaded again they stay as they are', async () => {
    for (const { party, matter, statements, follows, why } of conflicts) {
      const kept = (await listStatements(site, await idOf(party))).find((one) => one.matter === matter);
      expect([party, kept?.statements.map(({ says }) => says).sort()]).toEqual([
        party,
        statements.map(({ says }) => says).sort(),
      ]);
      expect(kept?.statements[0]).toMatchObject(statements[follows - 1] ?? {});
      expect(kept?.chosen).toMatchObject({ statement: kept?.statements[0]?.id, why });
    }
    const before = [await db().sourceStatement.count(), await db().sourceChoice.count()];
    await loadReference(db());
    expect([await db().sourceStatement.count(), await db().sourceChoice.count()]).toEqual(before);
  });

  it('are kept side by side by the secretariat alone; what was chosen before stays on the record', async () => {
    expect(await record('igc', 'Established in 1987.', actorOf(null))).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await record('igc', 'Established in 1987.')).toMatchObject({ ok: true, value: { party: 'igc' } });
    const three = await founding('igc');
    expect(three?.statements.length).toBe(3);
    const added = three?.statements.find(({ says }) => says === 'Established in 1987.')?.id ?? '';
    expect(await follow(added, three?.chosen?.seq)).toMatchObject({ ok: true });
    const after = await founding('igc');
    expect(after?.chosen).toMatchObject({ statement: added, why: 'It is the later of the two.' });
    expect(await withdraw(added)).toMatchObject({ ok: false, fields: { statement: { code: 'followed' } } });
    const first = three?.chosen?.statement ?? '';
    expect(await follow(first, after?.chosen?.seq)).toMatchObject({ ok: true });
    expect(await withdraw(added)).toMatchObject({ ok: true });
    expect(await withdraw(added)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await follow(added, (await founding('igc'))?.chosen?.seq)).toMatchObject({ ok: false, code: 'not_found' });
    expect((await founding('igc'))?.statements.length).toBe(2);
    expect(await db().sourceChoice.count({ where: { statement: { party: { code: 'igc' } } } })).toBe(3);
    const matter = await db().party.findUniqueOrThrow({ where: { code: 'igc' }, select: { founded: true } });
    expect(matter.founded).toBe(1985);
  });

  it('of which the followed one stands alone can go: nothing differs any more', async () => {
    expect(await record('mtm', 'Founded in 2002.')).toMatchObject({ ok: true });
    const names = async () =>
      (await listStatements(site, await idOf('mtm'))).find(({ matter }) => matter === 'FOUNDING');
    const [first] = (await names())?.statements ?? [];
    expect(await follow(first?.id ?? '', (await names())?.chosen?.seq)).toMatchObject({ ok: true });
    // Kept, but nothing that sources differ on.
    expect((await listDiffering(site, await idOf('mtm'))).map(({ matter }) => matter)).not.toContain('FOUNDING');
    expect(await record('mtm', 'Founded in 2003.')).toMatchObject({ ok: true });
    expect(await withdraw(first?.id ?? '')).toMatchObject({ ok: false, fields: { statement: { code: 'followed' } } });
    expect((await listDiffering(site, await idOf('mtm'))).map(({ matter }) => matter)).toContain('FOUNDING');
    const second = (await names())?.statements.find(({ id }) => id !== first?.id);
    expect(await withdraw(second?.id ?? '')).toMatchObject({ ok: true });
    expect(await withdraw(first?.id ?? '')).toMatchObject({ ok: true });
    expect(await names()).toBeUndefined();
  });

  describe('two who choose at once', () => {
    let statements: string[];
    let chosen: string | undefined;
    beforeEach(async () => {
      const kept = await founding('budapest-process');
      statements = kept?.statements.map(({ id }) => id) ?? [];
      chosen = kept?.chosen?.seq;
    });

    it('choose one after the other: the second reads what the first chose', async () => {
      const [one = '', other = ''] = statements;
      const results = await Promise.all([follow(one, chosen), follow(other, chosen)]);
      expect(results.map((result) => (result.ok ? 'done' : result.code)).sort()).toEqual(['conflict', 'done']);
    });

    it('would overrule each other unread without the lock: the twin looks and then writes', async () => {
      let arrived = 0;
      let release: () => void = () => undefined;
      const both = new Promise<void>((resolve) => (release = resolve));
      const chooseUnheld = async (tx: Tx, statementId: string) => {
        const last = await tx.sourceChoice.findFirst({
          where: { statementId: { in: statements } },
          orderBy: { seq: 'desc' },
        });
        arrived += 1;
        if (arrived === 2) release();
        await both;
        if (last?.seq.toString() !== chosen) return;
        await tx.sourceChoice.create({ data: { statementId, why: 'Unread.' } });
      };
      await Promise.all(statements.slice(0, 2).map((id) => db().$transaction((tx) => chooseUnheld(tx, id))));
      expect(await db().sourceChoice.count({ where: { why: 'Unread.' } })).toBe(2);
    });
  });
});
