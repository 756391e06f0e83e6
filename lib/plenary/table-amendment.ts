import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { readHead } from '@/lib/recommendations/read-head';
import { runningSilence } from '@/lib/recommendations/running-silence';
import { longestText } from '@/lib/recommendations/schema';
import { isTablingOpen } from './model/amendments';
import type { tableAmendmentSchema } from './schema';

/** Open amendments of one delegation to one recommendation. */
const mostOpen = 10;

/**
 * Records a delegation's amendment to the sentence of an item on the plenary's list, on the revision it read, numbered in the
 * order of tabling. Refuses "closed" outside the time for amendments (`isTablingOpen`), "not found" for what never was on the list, "invalid" for a
 * language the revision does not have or words that change nothing, "conflict"
 * where the delegation has as many open ones as one may. An older revision than the head is taken: it is shown so.
 */
export async function tableAmendment(
  ctx: Ctx,
  input: z.output<typeof tableAmendmentSchema>,
): Promise<{ amendment: string; recommendation: string }> {
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  const item = found(
    await ctx.tx.plenaryItem.findUnique({
      where: { recommendationId: general.id },
      select: { amendmentsUntil: true, position: true },
    }),
  );
  const base = found(
    await ctx.tx.revision.findFirst({
      where: { id: input.revision, recommendationId: general.id },
      select: { id: true },
    }),
  );
  const facts = {
    phase: ctx.scope.meeting.phase,
    status: general.status,
    until: item.amendmentsUntil,
    isListed: item.position !== null,
    isAsked: (await runningSilence(ctx, general)) !== null,
  };
  if (!isTablingOpen(facts, ctx.now)) throw new Refusal('closed');
  const own = { recommendationId: general.id, delegationId: input.delegation, end: null };
  if ((await ctx.tx.amendment.count({ where: own })) >= mostOpen)
    throw new Refusal('conflict', { delegation: { code: 'too_many_open' } });
  const [unit] = (await readHead(ctx.tx, base.id)).units;
  if (!unit) throw new TypeError('a revision without a unit');
  const before =
    input.language === unit.language
      ? unit.text
      : unit.translations.find(({ language }) => language === input.language)?.text;
  if (before === undefined) throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  if (input.language === unit.language && input.text.length > longestText)
    throw new Refusal('invalid', { text: { code: 'too_long', params: { max: longestText } } });
  if (before.normalize('NFC') === input.text) throw new Refusal('invalid', { text: { code: 'changes_nothing' } });

  const last = await ctx.tx.amendment.aggregate({ where: { recommendationId: general.id }, _max: { number: true } });
  const by = { byAccountId: ctx.actor?.accountId ?? null, at: ctx.now };
  const { id } = await ctx.tx.amendment.create({
    data: {
      recommendationId: general.id,
      number: (last._max.number ?? 0) + 1,
      baseRevisionId: base.id,
      unitUid: unit.uid,
      delegationId: input.delegation,
      language: input.language,
      explanation: input.explanation ?? null,
      ...by,
      texts: { create: { language: input.language, text: input.text, ...by } },
    },
    select: { id: true },
  });
  const details = { recommendation: general.id, revision: base.id, delegation: input.delegation };
  await ctx.audit({ subject: { type: 'Amendment', id }, details });
  ctx.live({ type: 'amendment', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { amendment: id, recommendation: general.id };
}
