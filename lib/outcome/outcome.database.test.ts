import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { composeDefinition, editBlockDefinition, publishDefinition } from './definitions';

it('whoever edits or publishes waits for whoever composes without holding the document', async () => {
  const meeting = await makeMeeting();
  const actor = await makeActor({ siteRole: 'ADMIN' });
  const call = { actor, meeting: meeting.slug };
  expect(await execute(composeDefinition, { ...call, input: {}, key: randomUUID() })).toMatchObject({ ok: true });
  const document = await db().outcomeDocument.findUniqueOrThrow({
    where: { meetingId: meeting.id },
    include: { blocks: { orderBy: { position: 'asc' } } },
  });
  const lockVersion = String(document.lockVersion);
  const edit = { block: document.blocks[0]?.id, text: { en: 'Another heading' }, lockVersion };
  // The edit comes first and moves the version: the publication made from the earlier one is a conflict.
  for (const [definition, input, expected] of [
    [editBlockDefinition, edit, { ok: true }],
    [publishDefinition, { symbol: document.symbol, lockVersion }, { ok: false, code: 'conflict' }],
  ] as const) {
    const answer = await whileHeld(
      Prisma.sql`SELECT id FROM "Meeting" WHERE id = ${meeting.id}::uuid FOR NO KEY UPDATE`,
      () => execute(definition as typeof publishDefinition, { ...call, input, key: randomUUID() }),
      Prisma.sql`SELECT id FROM "OutcomeDocument" WHERE id = ${document.id}::uuid FOR NO KEY UPDATE`,
    );
    expect(answer).toMatchObject(expected);
  }
});
