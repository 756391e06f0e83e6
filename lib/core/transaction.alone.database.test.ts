import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db, pool, writeTally, type Tx } from './db';
import { Prisma } from './prisma/client';
import { transaction } from './transaction';

const region = (tx: Tx, code: string) =>
  tx.region.create({ data: { code, names: { en: code }, prefix: code, position: 98 }, select: { code: true } });
const regionInSql = (tx: Tx, code: string) =>
  tx.$executeRaw`INSERT INTO "Region" (code, names, prefix, position) VALUES (${code}, '{"en": "x"}'::jsonb, ${code}, 98)`;
const codes = async (on: Tx | ReturnType<typeof db> = db()) =>
  (await on.region.findMany({ where: { position: 98 }, orderBy: { code: 'asc' }, select: { code: true } })).map(
    ({ code }) => code,
  );

beforeEach(async () => {
  await db().region.deleteMany({ where: { position: 98 } });
});

describe('transaction', () => {
  it('holds raw statements and those of the client alike, which see each other before anybody else does', async () => {
    const seen = await transaction(async (tx) => {
      await regionInSql(tx, 'raw');
      await region(tx, 'client');
      expect(await codes()).toEqual([]);
      const [inSql] = await tx.$queryRaw<[{ n: number }]>`SELECT count(*)::int AS n FROM "Region" WHERE position = 98`;
      return { inSql: inSql.n, byClient: await codes(tx) };
    });
    expect(seen).toEqual({ inSql: 2, byClient: ['client', 'raw'] });
    expect(await codes()).toEqual(['client', 'raw']);
  });

  it('is one also for another copy of the module, of which a build keeps several', async () => {
    vi.resetModules();
    const other = await import('./transaction');
    expect(other.transaction).not.toBe(transaction);
    const tally = { writes: 0, statements: 0 };
    const undone = writeTally.run(tally, () =>
      other.transaction(async (tx) => {
        await regionInSql(tx, 'raw');
        await region(tx, 'client');
        expect(await codes(tx)).toEqual(['client', 'raw']);
        throw new Error('refused');
      }),
    );
    await expect(undone).rejects.toThrow('refused');
    expect(await codes()).toEqual([]);
    expect(tally.writes).toBe(2);
  });

  it('undoes both when its work throws, and gives the connection back as it was', async () => {
    const broken = transaction(async (tx) => {
      await region(tx, 'client');
      await regionInSql(tx, 'raw');
      throw new Error('refused');
    });
    await expect(broken).rejects.toThrow('refused');
    expect(await codes()).toEqual([]);
    await expect(transaction((tx) => region(tx, 'after'))).resolves.toEqual({ code: 'after' });
  });

  it('does not call done what the database rolled back, although its work went on past the error', async () => {
    for (const wrong of [(tx: Tx) => regionInSql(tx, 'twice'), (tx: Tx) => region(tx, 'twice')]) {
      const carelessly = transaction(async (tx) => {
        await wrong(tx);
        await wrong(tx).catch(() => undefined);
        return 'saved';
      });
      await expect(carelessly).rejects.toThrow();
      expect(await codes()).toEqual([]);
    }
  });

  it('keeps transactions at the same moment apart, also where the client gathers what is asked at once', async () => {
    const names = Array.from({ length: 4 }, (_, index) => `of-${index}`);
    const seen = await Promise.all(
      names.map((code) =>
        transaction(async (tx) => {
          await region(tx, code);
          const [own, ...others] = await Promise.all(
            [code, ...names.filter((name) => name !== code)].map((wanted) =>
              tx.region.findUnique({ where: { code: wanted }, select: { code: true } }),
            ),
          );
          return { own, others };
        }),
      ),
    );
    for (const [index, { own, others }] of seen.entries()) {
      expect(own).toEqual({ code: names[index] });
      // Who began later may see what an earlier one has committed by then, but never the other way round.
      expect(others).toHaveLength(3);
    }
    expect(await codes()).toEqual(names);
  });

  it('sends nothing once it is over', async () => {
    let kept: Tx | undefined;
    await transaction(async (tx) => {
      kept = tx;
      await region(tx, 'kept');
    });
    await expect(regionInSql(kept as Tx, 'late')).rejects.toThrow('over');
    await expect(region(kept as Tx, 'late')).rejects.toThrow();
    expect(await codes()).toEqual(['kept']);
  });

  it('takes one connection of the pool, and leaves a broken one out of it', async () => {
    await transaction(async (tx) => {
      const before = pool().totalCount - pool().idleCount;
      await region(tx, 'one');
      expect(pool().totalCount - pool().idleCount).toBe(before);
    });
    const cut = transaction(async (tx) => {
      const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`;
      await db().$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
      await regionInSql(tx, 'cut');
    });
    await expect(cut).rejects.toThrow();
    expect(await codes()).toEqual(['one']);
  });

  it('counts statements and writes of both kinds, and no write that met no row', async () => {
    const tally = { writes: 0, statements: 0 };
    await writeTally.run(tally, () =>
      transaction(async (tx) => {
        await tx.$executeRaw`UPDATE "Region" SET position = 97 WHERE code = 'nowhere'`;
        await regionInSql(tx, 'counted');
        await region(tx, 'also');
        await codes(tx);
      }),
    );
    expect(tally).toEqual({ writes: 2, statements: 4 });
  });
});

describe('a raw statement of a transaction', () => {
  it('gives the values that the client gives', async () => {
    const at = new Date('2026-10-25T01:30:00.123Z');
    const asked = (tx: Pick<Tx, '$queryRaw'>, id: string) => tx.$queryRaw<Record<string, unknown>[]>`
      SELECT 1::int2 AS small, 2::int4 AS int, 3::int8 AS big, 1.25::numeric AS exact, 1.5::float8 AS float, true AS bool, 'x'::text AS text,
             ${id}::uuid AS uuid, '{"a": [1, null]}'::jsonb AS json, '\\x00ff'::bytea AS bytes, '2026-10-25'::date AS day,
             ${at}::timestamptz AS at, '2026-10-25 01:30:00.5'::timestamp AS local, NULL::int AS nothing, 'OPEN'::"MeetingPhase" AS phase,
             ARRAY[1, 2]::int4[] AS ints, ARRAY[3, NULL]::int8[] AS bigs, ARRAY['a', 'b,"c']::text[] AS texts, ${[id]}::uuid[] AS uuids,
             ${[at, at]}::timestamptz[] AS times, ARRAY['2026-10-25']::date[] AS days, ARRAY[1.5]::numeric[] AS exacts, ARRAY['{"b": 2}']::jsonb[] AS jsons`;
    const id = randomUUID();
    const ours = await transaction((tx) => asked(tx, id));
    expect(ours).toEqual(await asked(db(), id));
    expect(ours[0]).toMatchObject({ at, times: [at, at], big: 3n, exact: new Prisma.Decimal('1.25') });
  });

  it('takes texts that are put together, numbers of its own kind, and lists too long for a plan that is kept', async () => {
    const many = Array.from({ length: 60 }, (_, index) => index);
    const found = await transaction((tx) =>
      tx.$queryRaw<{ n: number; sum: unknown }[]>(
        Prisma.sql`SELECT count(*)::int AS n, ${new Prisma.Decimal('0.1')}::numeric + 0.2 AS sum FROM unnest(${many}::int[]) AS x WHERE ${Prisma.join([Prisma.sql`x > 9`, Prisma.sql`x < 20`], ' AND ')}`,
      ),
    );
    expect(found).toEqual([{ n: 10, sum: new Prisma.Decimal('0.3') }]);
  });

  it('refuses an undefined value instead of taking it for none', async () => {
    const asked = transaction((tx) => tx.$queryRaw`SELECT ${undefined}::text AS value`);
    await expect(asked).rejects.toThrow('undefined');
  });
});
