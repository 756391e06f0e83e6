import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft, stepVersion } from './lock-outcome';
import { placeBlock, runOf, stepBlock } from './model/arrange';
import type { arrangeBlockSchema } from './schema';
import { setOrder } from './set-order';

/**
 * Moves a block one step, puts it behind another, takes it out or puts it back at the end; a heading is moved with its part.
 * Taken out is a place less: what was written stays and can be put back. A commitment is the plenary's and is only moved
 * ("closed"). Refuses "conflict" when the place is gone. A step that leads nowhere changes nothing.
 */
export async function arrangeBlock(ctx: Ctx, input: z.output<typeof arrangeBlockSchema>): Promise<{ block: string }> {
  const document = await lockDraft(ctx);
  const rows = await ctx.tx.outcomeBlock.findMany({
    where: { documentId: document.id },
    orderBy: { position: 'asc' },
    select: { id: true, kind: true, level: true, position: true },
  });
  const block = found(rows.find(({ id }) => id === input.block));
  const blocks = rows.filter(({ position }) => position !== null);
  if ((block.position === null) !== (input.move === 'IN')) throw new Refusal('conflict');
  const next = nextOrder(blocks, block, input);
  if (next === null) throw new Refusal('conflict', { after: { code: 'changed_meanwhile' } });
  const order = (of: readonly { id: string }[]) => of.map(({ id }) => id);
  if (order(next).join() === order(blocks).join()) return { block: block.id };
  await setOrder(ctx.tx, document.id, order(next));
  await stepVersion(ctx, document.id);
  await ctx.audit({
    subject: { type: 'OutcomeBlock', id: block.id },
    details: {
      move: input.move,
      from: block.position,
      to: next.findIndex(({ id }) => id === block.id) + 1 || null,
      with: runOf(blocks, block.id).length || 1,
    },
  });
  return { block: block.id };
}

type Row = { id: string; kind: string; level: number | null };

function nextOrder(blocks: readonly Row[], block: Row, input: z.output<typeof arrangeBlockSchema>): Row[] | null {
  switch (input.move) {
    case 'UP':
    case 'DOWN':
      return stepBlock(blocks, block.id, input.move);
    case 'TO':
      return placeBlock(blocks, block.id, input.after ?? null);
    case 'OUT':
      if (block.kind === 'COMMITMENT') throw new Refusal('closed');
      return blocks.filter(({ id }) => id !== block.id);
    case 'IN':
      return [...blocks, block];
  }
}
