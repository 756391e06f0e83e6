import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation, type Locked } from '@/lib/recommendations/lock';
import { reconcile } from '@/lib/recommendations/model/reconcile';
import { readHead, type Head } from '@/lib/recommendations/read-head';
import { reviseHeld } from '@/lib/recommendations/revise';
import { longestText } from '@/lib/recommendations/schema';
import { draftAt, isSameDraft } from './draft-at';
import { branchSchema, type BranchContent, type saveDraftSchema } from './schema';
import { readNote, writeNote } from './write-note';

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
  const recommendation = await lockRecommendation(ctx, input.recommendation, 'REGIONAL');
  const { id, headRevisionId } = recommendation;
  const [earlier] = await ctx.tx.$queryRaw<{ recommendationId: string; revisionId: string | null; merged: boolean }[]>`
    SELECT "recommendationId", "revisionId", merged FROM "DraftSave" WHERE "clientId" = ${input.clientId}::uuid`;
  if (earlier) {
    if (earlier.recommendationId !== id) throw new Refusal('conflict');
    await ctx.audit({ subject: { type: 'Recommendation', id }, details: { save: input.clientId, repeated: true } });
    return outcome(id, earlier);
  }
  const head = await readHead(ctx.tx, headRevisionId);
  const { base, known, branch } = await startOf(ctx, input, id, head);
  const typed = contentOf(input);
  const { revision, merged } = await revise(ctx, { known, typed, recommendation, head });
  await ctx.tx.$executeRaw`
    INSERT INTO "DraftSave" ("clientId", "recommendationId", "baseRevisionId", "revisionId", merged, content, known, "byAccountId", at)
    VALUES (${input.clientId}::uuid, ${id}::uuid, ${base}::uuid, ${revision}::uuid, ${merged}, ${JSON.stringify(typed)}::jsonb,
            ${JSON.stringify(known)}::jsonb, ${ctx.actor?.accountId ?? null}::uuid, ${ctx.now})`;
  if (branch) await endAs(ctx, branch);
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
  /** What the writer had before them. */
  known: BranchContent;
  /** The branch that this save goes on from. */
  branch?: string;
};

/**
 * The revision this text was made from, and the branch it goes on from where the save before it became one that is still open.
 * After a save that was taken, the device knows what was typed there, whatever else came to stand in the text; after one that
 * was not, what it knew before that one.
 */
async function startOf(ctx: Ctx, input: Input, recommendationId: string, head: Head): Promise<Start> {
  const before = input.after ? await readSave(ctx, input.after, recommendationId) : null;
  const as = (content: unknown) => (content === null ? null : branchSchema.parse(content));
  if (before?.revisionId) {
    const base = before.revisionId;
    return { base, known: as(before.content) ?? (await knownAt(ctx, base, input, head)) };
  }
  if (before) {
    const base = before.baseRevisionId;
    const known = as(before.known) ?? (await knownAt(ctx, base, input, head));
    return { base, known, ...(before.isOver ? {} : { branch: before.clientId }) };
  }
  const where = { id: input.base, recommendationId };
  const isThere = input.base === head.id || (await ctx.tx.revision.findFirst({ where, select: { id: true } }));
  if (!isThere) throw new Refusal('not_found');
  return { base: input.base, known: await knownAt(ctx, input.base, input, head) };
}

type EarlierSave = {
  clientId: string;
  revisionId: string | null;
  baseRevisionId: string;
  content: unknown;
  known: unknown;
  /** The branch it became was taken up, let go or gone on from. */
  isOver: boolean;
};

async function readSave(ctx: Ctx, clientId: string, recommendationId: string): Promise<EarlierSave | null> {
  const [row] = await ctx.tx.$queryRaw<EarlierSave[]>`
    SELECT s."clientId", s."revisionId", s."baseRevisionId", s.content, s.known, e."saveId" IS NOT NULL AS "isOver"
    FROM "DraftSave" s LEFT JOIN "BranchEnd" e ON e."saveId" = s."clientId"
    WHERE s."clientId" = ${clientId}::uuid AND s."recommendationId" = ${recommendationId}::uuid`;
  return row ?? null;
}

/** A text that its writer goes on from is the newest; what they had before them beside it may be older. */
async function knownAt(ctx: Ctx, revision: string, { seen }: Input, head: Head): Promise<BranchContent> {
  const base = revision === head.id ? head : await readHead(ctx.tx, revision);
  const { language: _language, ...known } = draftAt(base, seen);
  const { theme = known.theme, objectives = known.objectives, addressees = known.addressees } = seen;
  return { ...known, theme, objectives, addressees, dueBy: seen.dueBy === undefined ? known.dueBy : seen.dueBy };
}

type Attempt = {
  recommendation: Locked;
  known: BranchContent;
  typed: BranchContent;
  /** The newest revision. */
  head: Head;
};

/**
 * Writes what was typed as the next revision, with the note. Answers the revision it became; null where it has to stand beside
 * the text: nothing that was typed is turned away. Past a draft, words are not joined: the group reviews a text as one wrote it.
 * Nor are they where both together would be longer than a sentence may be: no editor could save it again.
 */
async function revise(ctx: Ctx, attempt: Attempt): Promise<{ revision: string | null; merged: boolean }> {
  const { recommendation, known, typed } = attempt;
  const note = await readNote(ctx, recommendation.id);
  const { language, ...head } = draftAt(attempt.head, note);
  const mayMerge = recommendation.status === 'DRAFT' || isSameDraft(known, head, 'text');
  const joined = mayMerge ? reconcile(known, typed, head, language) : null;
  if (!joined?.isJoined) return { revision: null, merged: false };
  const together = joined.wording;
  if (together.text.length > longestText) return { revision: null, merged: false };
  const { practice, support, dissent, dueBy, ...content } = together;
  try {
    const input = { recommendation: recommendation.id, base: attempt.head.id, ...content, dueBy: dueBy ?? undefined };
    const { revision } = await reviseHeld(ctx, recommendation, attempt.head, input);
    await writeNote(ctx, { recommendation: recommendation.id, revision }, { practice, support, dissent }, note);
    return { revision, merged: !isSameDraft(together, typed, 'all') };
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'conflict' || error.code === 'closed'))
      return { revision: null, merged: false };
    throw error;
  }
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
