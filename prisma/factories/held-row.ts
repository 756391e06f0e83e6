import { expect, vi } from 'vitest';
import type { Prisma } from '@/lib/core/prisma/client';
import { db } from '@/lib/core/db';

/**
 * Holds one row, lets a change run into it, and then takes a second row as another writer would. Fails where the change
 * holds that second row already while it waits for the first: the two would wait for each other for ever. In the second row's
 * place may stand whatever else is to happen meanwhile.
 * @returns what the change answered once the row was free
 */
export async function whileHeld<T>(
  first: Prisma.Sql,
  change: () => Promise<T>,
  second: Prisma.Sql | (() => Promise<void>),
): Promise<T> {
  const running = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL lock_timeout = '300ms'`;
    await tx.$queryRaw(first);
    const answer = change();
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    if (typeof second === 'function') await second();
    else await tx.$queryRaw(second);
    return { answer };
  });
  return running.answer;
}
