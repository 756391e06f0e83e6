import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RecommendationLevel } from '@/lib/core/prisma/enums';
import { askToCall } from '@/lib/breakouts/ask-to-call';
import { checkAttributes } from './check-attributes';
import { joinEdits } from './join-edits';
import { lockRecommendation, type Locked } from './lock';
import { isGeneralTextOpen, isRegionalTextOpen, textHash } from './model/recommendation';
import { readHead, type Head } from './read-head';
import { runningSilence } from './running-silence';
import type { reviseSchema } from './schema';
import { writeRevision } from './write-revision';

type Input = z.output<typeof reviseSchema>;
/** The revision that now stands, and whether what was typed began from an earlier one: then it holds both. */
type Saved = { recommendation: string; revision: string; number: number; isJoined: boolean };

/**
 * Writes the next revision of a text that the caller holds and whose head it has read. Where the text was changed since `base`, two edits of a draft are joined if they touch different
 * words (the new revision then has both as parents); otherwise refuses "conflict", and the page shows the text as it was, as
 * it is and as it was typed. Refuses "closed" once the text is agreed (regional) or decided upon (general), also by a silence that nobody broke. Translations of
 * an unchanged sentence come along; those of a changed one stay behind with the revision they belong to, and count as out
 * of date. A save that changes nothing writes nothing.
 */
export async function reviseHeld(ctx: Ctx, recommendation: Locked, head: Head, input: Input): Promise<Saved> {
  const { level } = recommendation;
  const isRegional = level === 'REGIONAL';
  const isOpen = isRegional ? isRegionalTextOpen(recommendation.status) : isGeneralTextOpen(recommendation.status);
  // A silence is kept on general recommendations alone.
  if (!isOpen || (!isRegional && (await runningSilence(ctx, recommendation))?.isOver)) throw new Refusal('closed');
  // What it is filed under already was checked when that was written.
  if (!isFiledAlike(head, input)) await checkAttributes(ctx, input);
  const [first, ...rest] = head.units;
  if (!first) throw new TypeError('a revision without a unit');

  const typed = { ...input, objectives: inOrder(input.objectives), dueBy: input.dueBy ?? null };
  const isJoined = head.id !== input.base;
  const { text, theme, objectives, addressees, dueBy } = isJoined
    ? await joinEdits(ctx, recommendation, head, typed)
    : typed;
  const next = { themes: [theme], objectives, addressees, dueBy };
  if (isSame(head, first.text, { text, ...next }))
    return { recommendation: recommendation.id, revision: head.id, number: head.number, isJoined };
  const isSameText = textHash(first.text) === textHash(text);
  const { id, hash } = await writeRevision(ctx, {
    recommendationId: recommendation.id,
    number: head.number + 1,
    parentIds: isJoined ? [head.id, input.base] : [head.id],
    units: [{ ...first, text, translations: isSameText ? first.translations : [] }, ...rest],
    ...next,
  });
  const subject = { type: 'Recommendation', id: recommendation.id };
  await ctx.audit({ subject, details: { revision: id, base: input.base, number: head.number + 1, hash } });
  if (recommendation.status === 'CONCURRENCE') await askToCall(ctx);
  // From the moment the groups are asked, everyone in the meeting follows it.
  const isHidden = level === 'GENERAL' && recommendation.status === 'DRAFT';
  ctx.live({
    type: 'recommendation',
    subjectId: recommendation.id,
    visibility: isHidden ? 'SECRETARIAT' : 'PARTICIPANTS',
  });
  return { recommendation: recommendation.id, revision: id, number: head.number + 1, isJoined };
}

async function revise(ctx: Ctx, input: Input, level: RecommendationLevel): Promise<Saved> {
  const recommendation = await lockRecommendation(ctx, input.recommendation, level);
  return reviseHeld(ctx, recommendation, await readHead(ctx.tx, recommendation.headRevisionId), input);
}

const isFiledAlike = ({ themes: [theme], objectives }: Head, input: Pick<Input, 'theme' | 'objectives'>) =>
  theme === input.theme && inOrder(objectives).join() === inOrder(input.objectives).join();

const inOrder = (objectives: readonly number[]) => [...new Set(objectives)].toSorted((a, b) => a - b);

type Filed = Readonly<{
  themes: readonly string[];
  objectives: readonly number[];
  addressees: readonly string[];
  dueBy: string | null;
}>;

function isSame(head: Head, text: string, next: Filed & { text: string }): boolean {
  const filed = ({ themes, objectives, addressees, dueBy }: Filed) =>
    JSON.stringify([themes, objectives, addressees, dueBy]);
  return textHash(text) === textHash(next.text) && filed(head) === filed(next);
}

/** See `reviseHeld`; a regional recommendation, until it is agreed. */
export const reviseRegional = (ctx: Ctx, input: Input) => revise(ctx, input, 'REGIONAL');

/** See `reviseHeld`; a general recommendation, until the plenary has decided. */
export const reviseGeneral = (ctx: Ctx, input: Input) => revise(ctx, input, 'GENERAL');
