import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { preferMine } from '@/lib/recommendations/model/reconcile';
import { readHead } from '@/lib/recommendations/read-head';
import { reviseHeld } from '@/lib/recommendations/revise';
import { draftAt } from './draft-at';
import { branchSchema, type endBranchSchema } from './schema';
import { readNote, writeNote } from './write-note';

/**
 * Ends a branch: the newer text stays (THEIRS), the branch takes its place (MINE), or a sentence written from both does (BOTH).
 * What the branch's writer left alone of the attributes and the note stays as others have it now.
 * Nothing is lost either way: the branch stays on the record with who chose. Refuses "conflict" once it has ended, and where
 * the newer text has changed again since it was looked at.
 */
export async function endBranch(
  ctx: Ctx,
  { save: saveId, base, choice, text }: z.output<typeof endBranchSchema>,
): Promise<{ recommendation: string }> {
  const where = { clientId: saveId, revisionId: null, recommendation: { meetingId: ctx.scope.meeting.id } };
  const { recommendationId } = found(await ctx.tx.draftSave.findFirst({ where, select: { recommendationId: true } }));
  const recommendation = await lockRecommendation(ctx, recommendationId, 'REGIONAL');
  const { id, headRevisionId } = recommendation;
  const save = found(await ctx.tx.draftSave.findFirst({ where, select: { content: true, known: true, end: true } }));
  if (save.end) throw new Refusal('conflict');
  if (headRevisionId !== base) throw new Refusal('conflict', { text: { code: 'changed_meanwhile' } });
  if (choice !== 'THEIRS') {
    const typed = branchSchema.parse(save.content);
    const [standing, note] = [await readHead(ctx.tx, headRevisionId), await readNote(ctx, id)];
    const { language: _language, ...head } = draftAt(standing, note);
    const known = save.known === null ? head : branchSchema.parse(save.known);
    const { practice, support, dissent, ...content } = preferMine(known, typed, head);
    const { revision } = await reviseHeld(ctx, recommendation, standing, {
      recommendation: id,
      base,
      ...content,
      text: choice === 'BOTH' && text ? text : typed.text,
      dueBy: content.dueBy ?? undefined,
    });
    await writeNote(ctx, { recommendation: id, revision }, { practice, support, dissent }, note);
  }
  const byAccountId = ctx.actor?.accountId ?? null;
  await ctx.tx.branchEnd.create({ data: { saveId, choice, byAccountId, at: ctx.now }, select: { saveId: true } });
  await ctx.audit({ subject: { type: 'Recommendation', id }, details: { branch: saveId, choice } });
  ctx.live({ type: 'recommendation', subjectId: id, visibility: 'PARTICIPANTS' });
  return { recommendation: id };
}
