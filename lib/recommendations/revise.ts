import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RecommendationLevel } from '@/lib/core/prisma/enums';
import { checkAttributes } from './check-attributes';
import { lockRecommendation } from './lock';
import { areSourcesOpen, isGeneralTextOpen, isRegionalTextOpen, textHash } from './model/recommendation';
import { readHead } from './read-head';
import type { reviseSchema } from './schema';
import { writeRevision } from './write-revision';

type Input = z.output<typeof reviseSchema>;

/**
 * Writes the next revision. Refuses "conflict" when the text was changed since `base`: nothing is blended, the page shows
 * the current text beside the one that was typed. Refuses "closed" once the text is agreed (regional) or decided upon
 * (general). Translations of an unchanged sentence come along; those of a changed one stay behind with the revision they
 * belong to, and count as out of date. A save that changes nothing writes nothing.
 */
async function revise(
  ctx: Ctx,
  input: Input,
  level: RecommendationLevel,
): Promise<{ recommendation: string; revision: string }> {
  const recommendation = await lockRecommendation(ctx, input.recommendation, level);
  const isOpen =
    level === 'REGIONAL' ? isRegionalTextOpen(recommendation.status) : isGeneralTextOpen(recommendation.status);
  if (!isOpen) throw new Refusal('closed');
  if (recommendation.headRevisionId !== input.base)
    throw new Refusal('conflict', { text: { code: 'changed_meanwhile' } });

  await checkAttributes(ctx, input);
  const head = await readHead(ctx.tx, recommendation.headRevisionId);
  const [first, ...rest] = head.units;
  if (!first) throw new TypeError('a revision without a unit');
  if (isSame(head, first.text, input)) return { recommendation: recommendation.id, revision: head.id };
  const isSameText = textHash(first.text) === textHash(input.text);
  const { id, hash } = await writeRevision(ctx, {
    recommendationId: recommendation.id,
    number: head.number + 1,
    parentIds: [head.id],
    units: [{ ...first, text: input.text, translations: isSameText ? first.translations : [] }, ...rest],
    themes: [input.theme],
    objectives: input.objectives,
    addressees: input.addressees,
    dueBy: input.dueBy ?? null,
  });
  const subject = { type: 'Recommendation', id: recommendation.id };
  await ctx.audit({ subject, details: { revision: id, base: head.id, number: head.number + 1, hash } });
  const isHidden = level === 'GENERAL' && areSourcesOpen(recommendation.status);
  ctx.live({
    type: 'recommendation',
    subjectId: recommendation.id,
    visibility: isHidden ? 'SECRETARIAT' : 'PARTICIPANTS',
  });
  return { recommendation: recommendation.id, revision: id };
}

function isSame(head: Awaited<ReturnType<typeof readHead>>, text: string, input: Input): boolean {
  const state = (
    themes: readonly string[],
    objectives: readonly number[],
    addressees: readonly string[],
    dueBy: string | null,
  ) => JSON.stringify([themes, [...new Set(objectives)].toSorted((a, b) => a - b), addressees, dueBy]);
  return (
    textHash(text) === textHash(input.text) &&
    state(head.themes, head.objectives, head.addressees, head.dueBy) ===
      state([input.theme], input.objectives, input.addressees, input.dueBy ?? null)
  );
}

/** See `revise`; a regional recommendation, until it is agreed. */
export const reviseRegional = (ctx: Ctx, input: Input) => revise(ctx, input, 'REGIONAL');

/** See `revise`; a general recommendation, until the plenary has decided. */
export const reviseGeneral = (ctx: Ctx, input: Input) => revise(ctx, input, 'GENERAL');
