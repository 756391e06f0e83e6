import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { draftFromPointsDefinition, saveDraftDefinition } from '@/lib/room/definitions';
import { forgetTraces } from './forget-traces';

it('keeps the key of a new draft as long as the draft may wait on a device, and that of any other form a week', async () => {
  const actor = randomUUID();
  const [draft, save] = [draftFromPointsDefinition.name, saveDraftDefinition.name];
  await db().idempotencyKey.createMany({
    data: [draft, save].flatMap((action) =>
      [6, 8, 30, 32].map((days) => ({
        actor,
        action,
        key: `${days}`,
        inputHash: '',
        createdAt: new Date(Date.now() - days * 86_400_000),
      })),
    ),
  });
  await forgetTraces();
  const kept = await db().idempotencyKey.findMany({ where: { actor }, select: { action: true, key: true } });
  expect(kept.map(({ action, key }) => `${action} ${key}`).toSorted()).toEqual(
    [`${draft} 30`, `${draft} 6`, `${draft} 8`, `${save} 6`].toSorted(),
  );
});
