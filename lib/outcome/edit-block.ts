import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockOutcome } from './lock-outcome';
import type { editBlockSchema } from './schema';

/**
 * Changes the wording of a heading or narrative paragraph, language by language. Text bound to an adopted revision is
 * not changed here: what was decided stays. Refuses "conflict" when the document was changed since the form was made.
 */
export async function editBlock(ctx: Ctx, input: z.output<typeof editBlockSchema>): Promise<{ position: number }> {
  await lockOutcome(ctx);
  const block = found(
    await ctx.tx.outcomeBlock.findFirst({
      where: { id: input.block, document: { meetingId: ctx.scope.meeting.id } },
      select: { id: true, kind: true, position: true, documentId: true, text: true },
    }),
  );
  if (block.kind === 'COMMITMENT') throw new Refusal('closed');
  await lockDocument(ctx, block.documentId, input.lockVersion);
  const text = Object.fromEntries(
    Object.entries(input.text).filter(([, value]) => value !== undefined && value !== ''),
  );
  await ctx.tx.outcomeBlock.update({ where: { id: block.id }, data: { text } });
  await ctx.audit({ subject: { type: 'OutcomeBlock', id: block.id }, details: { before: block.text, after: text } });
  return { position: block.position };
}

/**
 * Takes the document if it is still at the version the form was made from; otherwise somebody else was there first ("conflict").
 * A published document is closed: what follows it is a corrigendum.
 */
export async function lockDocument(ctx: Ctx, documentId: string, lockVersion: number): Promise<void> {
  const taken = await ctx.tx.$executeRaw`
    UPDATE "OutcomeDocument" SET "lockVersion" = "lockVersion" + 1 WHERE id = ${documentId}::uuid AND "lockVersion" = ${lockVersion}`;
  if (taken === 0) throw new Refusal('conflict');
  const { state } = await ctx.tx.outcomeDocument.findUniqueOrThrow({
    where: { id: documentId },
    select: { state: true },
  });
  if (state === 'PUBLISHED') throw new Refusal('closed');
}
