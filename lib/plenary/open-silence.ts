import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { toInstant } from '@/lib/meetings/model/zone';
import { lockRecommendation } from '@/lib/recommendations/lock';
import { runningSilence } from '@/lib/recommendations/running-silence';
import { lockRoom } from './lock-room';
import { isDecidable } from './model/sitting';
import { readTexts } from './read-texts';
import { recipientsOf } from './recipients-of';
import type { openSilenceSchema } from './schema';
import { takingPart } from './taking-part';
import { tellAudience } from './tell-audience';

/**
 * Opens a silence procedure on the current text: its hash, the delegations that are asked and the deadline by the meeting's clock
 * are fixed, and each delegation is written to. Refuses "conflict" where the text has changed since, an amendment is open or a
 * procedure runs already; "invalid" for an hour the clocks never show or one that is past, without an audience, and where a
 * delegation of it has nobody to whom it could be written.
 */
export async function openSilence(
  ctx: Ctx,
  input: z.output<typeof openSilenceSchema>,
): Promise<{ silence: string; closesAt: Date }> {
  const { meeting } = ctx.scope;
  if (meeting.phase !== 'OPEN') throw new Refusal('closed');
  await lockRoom(ctx);
  const general = await lockRecommendation(ctx, input.recommendation, 'GENERAL');
  const listed = { recommendationId: general.id, position: { not: null } };
  found(await ctx.tx.plenaryItem.findFirst({ where: listed, select: { id: true } }));
  if (!isDecidable(general.status)) throw new Refusal('closed');
  if (general.headRevisionId !== input.revision) throw new Refusal('conflict', { revision: { code: 'isCurrent' } });
  const amendments = await ctx.tx.amendment.count({ where: { recommendationId: general.id, end: null } });
  if (amendments > 0) throw new Refusal('conflict', { revision: { code: 'hasNoOpenAmendment' } });
  if (await runningSilence(ctx, general)) throw new Refusal('conflict', { revision: { code: 'silence_runs' } });
  const closesAt = toInstant(input.closes, meeting.zone);
  if (!closesAt) throw new Refusal('invalid', { 'closes.time': { code: 'no_such_time' } });
  if (closesAt <= ctx.now) throw new Refusal('invalid', { 'closes.date': { code: 'not_later' } });
  const asked = await ctx.tx.delegation.findMany({
    where: takingPart(meeting.id, input.audience),
    select: { id: true },
  });
  if (asked.length === 0) throw new Refusal('invalid', { audience: { code: 'invalid_choice' } });
  // Silence is consent only of those who were asked.
  const reached = await recipientsOf(
    ctx.tx,
    asked.map(({ id }) => id),
  );
  if (asked.some(({ id }) => !reached.some(({ delegationId }) => delegationId === id)))
    throw new Refusal('invalid', { audience: { code: 'unreachable' } });

  const { hash } = await ctx.tx.revision.findUniqueOrThrow({ where: { id: input.revision }, select: { hash: true } });
  const texts = await readTexts(ctx.tx, input.revision);
  const { id } = await ctx.tx.silenceProcedure.create({
    data: {
      recommendationId: general.id,
      revisionId: input.revision,
      hash,
      languages: texts.languages,
      textsHash: texts.hash,
      closesAt,
      byName: ctx.actor?.name ?? '',
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      audience: { create: asked.map(({ id: delegationId }) => ({ delegationId })) },
    },
    select: { id: true },
  });
  const details = { recommendation: general.id, revision: input.revision, hash, closesAt, asked: asked.length };
  await ctx.audit({ subject: { type: 'SilenceProcedure', id }, details });
  await tellAudience(ctx, id, 'opened');
  ctx.live({ type: 'silence', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { silence: id, closesAt };
}
