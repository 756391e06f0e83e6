import type { Ctx } from '@/lib/core/execute';
import { textHash } from '@/lib/recommendations/model/recommendation';
import type { TranslationRow } from './model/alignment';
import type { Known } from './model/sentences';

export type NewWording = {
  blockId: string;
  language: string;
  text: string;
  /** Source text it stands beside; null for the source itself. */
  source: string | null;
  /** The sentences of the text, in order. */
  sentences: readonly (Known | TranslationRow)[];
  /** Wordings it was made from; none for the first. */
  parents: readonly string[];
  /** Number of the wording that stands, 0 for none. */
  after: number;
};

/** Writes the next wording of a block in one language; it stays for ever, and the next one stands beside it. The caller holds the document. */
export async function writeWording(ctx: Ctx, wording: NewWording): Promise<{ id: string; number: number }> {
  const { blockId, language, text, source, sentences, parents, after } = wording;
  return ctx.tx.blockWording.create({
    data: {
      blockId,
      language,
      number: after + 1,
      parentIds: [...new Set(parents)],
      text,
      sourceHash: source === null ? null : textHash(source),
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      sentences: {
        createMany: { data: sentences.map((sentence, index) => ({ position: index + 1, ...sentence })) },
      },
    },
    select: { id: true, number: true },
  });
}
