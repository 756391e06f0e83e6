import { randomUUID } from 'node:crypto';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { takeSnapshotDefinition } from '@/lib/surveys/definitions';
import { takeSnapshot } from '@/lib/surveys/take-snapshot';

/** Seals the results of a meeting's survey as the secretariat does, and says under which id. */
async function main(meeting: string): Promise<object> {
  const { id: accountId, email } = await db().account.findUniqueOrThrow({
    where: { email: 'administrator@sample.example.org' },
    select: { id: true, email: true },
  });
  const { id: survey } = await db().survey.findFirstOrThrow({
    where: { meeting: { slug: meeting } },
    select: { id: true },
  });
  const asked = await execute(takeSnapshotDefinition, {
    actor: { accountId, email, sessionId: randomUUID(), locale: 'en', name: 'Bench', siteRole: 'ADMIN', personIds: [] },
    meeting,
    input: { survey },
    key: randomUUID(),
  });
  if (!asked.ok) throw new Error(`the snapshot was refused: ${asked.code}`);
  const sealed = await takeSnapshot(meeting, asked.value.request);
  if (!sealed) throw new Error('the snapshot was not taken');
  return sealed;
}

main(process.argv[2] ?? '').then(
  (result) => {
    console.log(JSON.stringify(result));
    process.exit();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
