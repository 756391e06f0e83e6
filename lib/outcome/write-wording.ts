import type { Ctx } from '@/lib/core/execute';
import { textHash } from '@/lib/recommendations/model/recommendation';

export type NewWording = {
  blockId: string;
  language: string;
  text: string;
  /** Source text it stands beside; null for the source itself. */
  source: string | null;
  /** Wordings it was made from; none for the first. */
  parents: readonly string[];
  /** Number of the wording that stands, 0 for none. */
  after: number;
};

/** Writes the next wording of a block in one language; it stays for ever, and the next one stands beside it. The caller holds the document. */
export async function writeWording(ctx: Ctx, wording: NewWording): Promise<{ id: string; number: number }> {
  const { blockId, language, text, source, parents, after } = wording;
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
    },
    select: { id: true, number: true },
  });
}
