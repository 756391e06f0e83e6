import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft, stepVersion } from './lock-outcome';
import { makeRoom } from './make-room';
import { isNarrative } from './model/blocks';
import { sourceRows } from './model/sentences';
import { bindable } from './policy';
import type { insertBlockSchema } from './schema';
import { writeWording } from './write-wording';

type Input = z.output<typeof insertBlockSchema>;

/**
 * Puts a new block behind another, or first: a heading or narrative text in the source language, a computed figure, or a
 * recommendation at the revision it stands at now. Refuses "conflict" when the place is gone.
 */
export async function insertBlock(ctx: Ctx, input: Input): Promise<{ block: string }> {
  const { tx } = ctx;
  const document = await lockDraft(ctx);
  const position = await placeBehind(ctx, document.id, input.after);
  const bound = input.what === 'RECOMMENDATION' ? await readRevision(ctx, input.recommendation) : null;
  await makeRoom(tx, document.id, position);
  const block = await tx.outcomeBlock.create({
    data: { documentId: document.id, position, ...columnsOf(input), ...(bound ? { revisionId: bound } : {}) },
    select: { id: true, kind: true },
  });
  if (input.text !== undefined && isNarrative(block.kind)) {
    const { id: blockId, kind } = block;
    await writeWording(ctx, {
      blockId,
      language: document.source,
      text: input.text,
      source: null,
      sentences: sourceRows({ text: input.text, kind, language: document.source }, [], randomUUID),
      parents: [],
      after: 0,
    });
  }
  await stepVersion(ctx, document.id);
  await ctx.audit({
    subject: { type: 'OutcomeBlock', id: block.id },
    details: { kind: block.kind, position, text: input.text ?? null, revision: bound },
  });
  return { block: block.id };
}

function columnsOf({ what }: Input) {
  switch (what) {
    case 'HEADING_1':
    case 'HEADING_2':
    case 'HEADING_3':
      return { kind: 'HEADING', level: Number(what.slice(-1)) } as const;
    case 'PARAGRAPH':
    case 'LIST':
    case 'NUMBERED_LIST':
    case 'TABLE':
    case 'RECOMMENDATION':
      return { kind: what } as const;
    default:
      return { kind: 'FIGURE', figure: what } as const;
  }
}

async function placeBehind({ tx }: Ctx, documentId: string, after: string | undefined): Promise<number> {
  if (after === undefined) return 1;
  const block = found(
    await tx.outcomeBlock.findFirst({ where: { id: after, documentId }, select: { position: true } }),
  );
  if (block.position === null) throw new Refusal('conflict', { after: { code: 'changed_meanwhile' } });
  return block.position + 1;
}

/** The revision a regional recommendation stands at, once its group has agreed on it. */
async function readRevision({ tx, scope }: Ctx, id: string | undefined): Promise<string> {
  if (id === undefined) throw new Refusal('invalid', { recommendation: { code: 'required' } });
  const { headRevisionId } = found(
    await tx.recommendation.findFirst({
      where: { id, meetingId: scope.meeting.id, level: 'REGIONAL', status: { in: [...bindable] } },
      select: { headRevisionId: true },
    }),
  );
  return found(headRevisionId);
}
