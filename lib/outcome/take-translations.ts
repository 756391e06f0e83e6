import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { assembleBlocks, readWordings } from './assemble';
import { lockDraft } from './lock-outcome';
import { isNarrative, type DraftBlock } from './model/blocks';
import { differencesOf, isTakeable, type Difference } from './model/differences';
import { unreadWhereMoved } from './model/sentences';
import { readSentences } from './read-sentences';
import { readTranslationFile } from './read-translation-file';
import type { takeTranslationsSchema } from './schema';
import { writeTranslation } from './write-translation';

/**
 * Takes sentences over from a translator's file, as the preview showed them: all of those chosen or none. What the file calls
 * initial was proposed by a machine, until somebody has read it; what it calls reviewed or final is revised. Refuses "conflict"
 * where the source of one of them is another by now, or the sentence is gone, naming each.
 */
export async function takeTranslations(
  ctx: Ctx,
  { file, sentences }: z.output<typeof takeTranslationsSchema>,
): Promise<{ taken: number }> {
  const document = await lockDraft(ctx);
  const { target: language, proposals } = await readTranslationFile(ctx.tx, ctx.scope, file);
  const { id: meetingId, languages } = ctx.scope.meeting;
  const { source } = document;
  if (language === source || !languages.includes(language)) throw new Refusal('invalid');
  const blocks = await assembleBlocks(ctx.tx, { meetingId, documentId: document.id, languages, source });
  const narrative = blocks.filter(({ kind }) => isNarrative(kind));
  const chosen = differencesOf(proposals, narrative, language).filter(({ uid }) => sentences.includes(uid));
  const refused = chosen.filter((difference) => !isTakeable(difference) && difference.kind !== 'same');
  if (refused.length > 0 || chosen.length < new Set(sentences).size)
    throw new Refusal('conflict', {
      sentences: { code: 'source_changed', params: { sentences: refused.map(({ source: text }) => text).join(' / ') } },
    });
  const standing = await readWordings(ctx.tx, document.id);
  let taken = 0;
  for (const block of narrative) {
    const own = chosen.filter((one) => isTakeable(one) && one.place?.block === block.id);
    if (own.length === 0) continue;
    await takeInto(ctx, { document: document.id, block, source, language, standing }, own);
    taken += own.length;
  }
  return { taken };
}

type Into = {
  document: string;
  block: DraftBlock;
  source: string;
  language: string;
  standing: Awaited<ReturnType<typeof readWordings>>;
};

async function takeInto(ctx: Ctx, into: Into, differences: readonly Difference[]): Promise<void> {
  const { document, block, source, language, standing } = into;
  if (!isNarrative(block.kind)) return;
  const wordingIn = (of: string) => standing.find((one) => one.blockId === block.id && one.language === of);
  const [text, before] = [wordingIn(source), wordingIn(language)];
  if (!text) return;
  const rows = await readSentences(
    ctx.tx,
    [text, ...(before ? [before] : [])].map(({ id }) => id),
  );
  const were = rows.ofTranslation(before?.id);
  const sentences = rows.of(text.id);
  const next = sentences.flatMap(({ uid }) => {
    const taken = differences.find((one) => one.uid === uid);
    if (!taken) return were.filter((row) => row.uid === uid);
    return [{ uid, text: taken.text, sourceHash: taken.hash, isProposed: taken.state.startsWith('initial') }];
  });
  await writeTranslation(ctx, {
    document,
    block: { id: block.id, kind: block.kind },
    source: { text: text.text, language: source, sentences },
    beside: text.text,
    language,
    before: before && { ...before, sentences: were },
    rows: unreadWhereMoved(next, were),
  });
  const revised = differences.filter(({ state }) => /^(?:reviewed|final)/.test(state));
  await ctx.tx.sentenceReview.createMany({
    data: revised.map(({ uid, hash, text: said }) => ({
      blockId: block.id,
      uid,
      language,
      sourceHash: hash,
      textHash: textHash(said),
      step: 'REVISED' as const,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
}
