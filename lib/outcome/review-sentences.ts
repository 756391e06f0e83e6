import type { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { assembleBlocks } from './assemble';
import { lockDraft, stepVersion } from './lock-outcome';
import { stepTo } from './model/alignment';
import type { reviewSentencesSchema } from './schema';

/**
 * Says of a block's translation that it was read beside its source: translated, revised or cleared. It holds for the texts as
 * they stand, sentence by sentence, and no longer once either is another. What is stale or missing is passed over. Clearing is the
 * secretariat's. Refuses "conflict" where the translation is not the one that was read.
 */
export async function reviewSentences(
  ctx: Ctx,
  { block: id, language, step, wording }: z.output<typeof reviewSentencesSchema>,
): Promise<{ block: string; sentences: number }> {
  if (step === 'CLEARED' && !can(ctx.scope, 'outcome.compose')) throw new Refusal('forbidden');
  const document = await lockDraft(ctx);
  const { id: meetingId, languages } = ctx.scope.meeting;
  const { source } = document;
  const blocks = await assembleBlocks(ctx.tx, { meetingId, documentId: document.id, languages, source });
  const block = found(blocks.find((one) => one.id === id));
  if (block.wordings[language]?.id !== wording) throw new Refusal('conflict');
  const reviews = block.sentences.flatMap(({ uid, hash, said }) => {
    const translation = said[language];
    if (!translation || ['missing', 'stale', stepTo[step]].includes(translation.state)) return [];
    return [{ uid, sourceHash: hash, textHash: translation.read }];
  });
  if (reviews.length === 0) return { block: id, sentences: 0 };
  await ctx.tx.sentenceReview.createMany({
    data: reviews.map((review) => ({
      ...review,
      blockId: id,
      language,
      step,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
  await stepVersion(ctx, document.id);
  await ctx.audit({
    subject: { type: 'OutcomeBlock', id },
    details: { language, step, sentences: reviews.length },
  });
  return { block: id, sentences: reviews.length };
}
