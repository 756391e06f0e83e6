import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { readHead } from '@/lib/recommendations/read-head';
import { reviseRegional } from '@/lib/recommendations/revise';
import { mergeWithHead, type Attributes } from './merge-with-head';
import { branchSchema, type BranchContent, type saveDraftSchema } from './schema';
import { writeNote } from './write-note';

type Input = z.output<typeof saveDraftSchema>;

/** `merged`: the revision also holds what others wrote meanwhile. `branch`: the text had moved on, and this one is kept beside it. */
export type Saved = { recommendation: string; kind: 'saved' | 'merged' | 'branch'; revision: string | null };

/**
 * Saves a draft as a device sends it, however late: as the next revision; merged word by word with what others wrote meanwhile
 * where the changes do not touch and the text is a draft still; or else as a branch that everybody who drafts in the group sees
 * beside the newer text. Sent twice it is the same save; the same id for
 * another recommendation is a conflict. Saves that waited on one device follow each other (`after`): each goes on from what
 * became of the one before it.
 */
export async function saveDraft(ctx: Ctx, input: Input): Promise<Saved> {
  const { id, status, headRevisionId } = await lockRecommendation(ctx, input.recommendation, 'REGIONAL');
  const earlier = await ctx.tx.draftSave.findUnique({
    where: { clientId: input.clientId },
    select: { recommendationId: true, revisionId: true, merged: true },
  });
  if (earlier) {
    if (earlier.recommendationId !== id) throw new Refusal('conflict');
    await ctx.audit({ subject: { type: 'Recommendation', id }, details: { save: input.clientId, repeated: true } });
    return outcome(id, earlier);
  }
  const { base, known, branch } = await startOf(ctx, input, id);
  const { revision, merged } = await revise(ctx, { ...input, base }, { status, known });
  await ctx.tx.draftSave.create({
    data: {
      clientId: input.clientId,
      recommendationId: id,
      baseRevisionId: base,
      revisionId: revision,
      merged,
      ...(revision && !merged ? {} : { content: contentOf(input) }),
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { clientId: true },
  });
  if (branch) await endAs(ctx, branch);
  if (revision) await writeNote(ctx, { recommendation: id, revision }, input);
  const details = { save: input.clientId, base, head: headRevisionId, revision, merged };
  await ctx.audit({ subject: { type: 'Recommendation', id }, details });
  ctx.live({ type: 'recommendation', subjectId: id, visibility: 'PARTICIPANTS' });
  return outcome(id, { revisionId: revision, merged });
}

function outcome(recommendation: string, save: { revisionId: string | null; merged: boolean }): Saved {
  const { revisionId: revision, merged } = save;
  return { recommendation, revision, kind: revision === null ? 'branch' : merged ? 'merged' : 'saved' };
}

type Start = {
  base: string;
  /** What the device knew of the text, where that is no revision. */
  known: Attributes | null;
  /** The branch that this save goes on from. */
  branch?: string;
};

/**
 * The revision this text was made from, and the branch it goes on from where the save before it became one that is still open.
 * After a merge the device knows its own words only: then what it typed last is what it went on from.
 */
async function startOf(ctx: Ctx, input: Input, recommendationId: string): Promise<Start> {
  const before = input.after
    ? await ctx.tx.draftSave.findFirst({
        where: { clientId: input.after, recommendationId },
        select: { clientId: true, revisionId: true, baseRevisionId: true, merged: true, content: true, end: true },
      })
    : null;
  if (before?.revisionId) {
    const known = before.merged ? branchSchema.parse(before.content) : null;
    return { base: before.revisionId, known };
  }
  if (before) return { base: before.baseRevisionId, known: null, ...(before.end ? {} : { branch: before.clientId }) };
  const where = { id: input.base, recommendationId };
  const base = await ctx.tx.revision.findFirst({ where, select: { id: true } });
  if (!base) throw new Refusal('not_found');
  return { base: base.id, known: null };
}

/** The revision it became; null where it has to stand beside the text: nothing that was typed is turned away. */
async function revise(
  ctx: Ctx,
  input: Input,
  { status, known }: { status: RecommendationStatus; known: Attributes | null },
): Promise<{ revision: string | null; merged: boolean }> {
  const { recommendation, base } = input;
  const refused = async <T>(task: Promise<T>): Promise<T | null> => {
    try {
      return await task;
    } catch (error) {
      if (error instanceof Refusal && (error.code === 'conflict' || error.code === 'closed')) return null;
      throw error;
    }
  };
  if (!known) {
    const done = await refused(reviseRegional(ctx, { recommendation, base, ...attributesOf(input) }));
    if (done) return { revision: done.revision, merged: await holdsMore(ctx, done.revision, input) };
  }
  const together = status === 'DRAFT' ? await mergeWithHead(ctx, { ...input, known }) : null;
  const done = together && (await refused(reviseRegional(ctx, { recommendation, ...together })));
  return { revision: done?.revision ?? null, merged: done !== null };
}

const attributesOf = ({ text, theme, objectives, addressees, dueBy }: Input) => ({
  text,
  theme,
  objectives,
  addressees,
  dueBy,
});

/** The revision's sentence is not the one that was typed: others' words are in it too. */
async function holdsMore(ctx: Ctx, revision: string, { text }: Input): Promise<boolean> {
  const { units } = await readHead(ctx.tx, revision);
  return textHash(units[0]?.text ?? '') !== textHash(text);
}

/** A later save of the same device takes the branch's place: one text stands beside the newer one, not each of its steps. */
async function endAs(ctx: Ctx, saveId: string): Promise<void> {
  const byAccountId = ctx.actor?.accountId ?? null;
  await ctx.tx.branchEnd.create({
    data: { saveId, choice: 'CONTINUED', byAccountId, at: ctx.now },
    select: { saveId: true },
  });
}

function contentOf({ text, theme, objectives, addressees, dueBy, practice, support, dissent }: Input): BranchContent {
  return {
    text,
    theme,
    objectives,
    addressees,
    dueBy: dueBy ?? null,
    practice: practice ?? null,
    support: support ?? null,
    dissent: dissent ?? null,
  };
}
