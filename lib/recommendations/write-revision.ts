import type { Ctx } from '@/lib/core/execute';
import { revisionHash, type Text } from './model/recommendation';

/** A unit as it will stand: its source text and the translations that are current. */
export type NewUnit = { uid: string; language: string; text: string; translations: readonly Text[] };

export type NewRevision = {
  recommendationId: string;
  number: number;
  parentIds: readonly string[];
  units: readonly NewUnit[];
  themes: readonly string[];
  objectives: readonly number[];
  addressees: readonly string[];
  dueBy: string | null;
};

/** Writes the next immutable revision and makes it the head. The caller holds the recommendation's lock. */
export async function writeRevision(ctx: Ctx, given: NewRevision): Promise<{ id: string; hash: string }> {
  const { recommendationId, number, parentIds, themes, addressees, dueBy } = given;
  const objectives = [...new Set(given.objectives)].toSorted((a, b) => a - b);
  const units = given.units.map((unit, index) => ({ ...unit, position: index + 1 }));
  const hash = revisionHash({
    units: units.map(({ uid, position, language, text }) => ({ uid, position, language, text })),
    themes,
    objectives,
    addressees,
    dueBy,
  });
  const revision = await ctx.tx.revision.create({
    data: {
      recommendationId,
      number,
      parentIds: [...parentIds],
      themes: [...themes],
      objectives,
      addressees: [...addressees],
      dueBy,
      hash,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      units: {
        create: units.map(({ uid, position, language, text, translations }) => ({
          uid,
          position,
          texts: { create: [{ language, text, sourceHash: null }, ...translations] },
        })),
      },
    },
    select: { id: true },
  });
  await ctx.tx.recommendation.update({
    where: { id: recommendationId },
    data: { headRevisionId: revision.id, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  return { id: revision.id, hash };
}
