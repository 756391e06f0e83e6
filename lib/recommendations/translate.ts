import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRecommendation } from './lock';
import { areSourcesOpen, isGeneralTextOpen, isRegionalTextOpen, textHash } from './model/recommendation';
import { readHead } from './read-head';
import { runningSilence } from './running-silence';
import type { translateSchema } from './schema';
import { writeRevision } from './write-revision';

/**
 * Adds a unit's text in another language to the head revision, with the hash of the source it was made from. A first
 * translation may be added at any time, also to a text that was decided: the source does not move. Written texts are
 * sealed, so a correction makes the next revision, and is "closed" once the text is. Refuses "conflict" when the source
 * was changed since `base`.
 */
export async function translate(ctx: Ctx, input: z.output<typeof translateSchema>): Promise<{ revision: string }> {
  const { level } = found(
    await ctx.tx.recommendation.findFirst({
      where: { id: input.recommendation, meetingId: ctx.scope.meeting.id },
      select: { level: true },
    }),
  );
  const recommendation = await lockRecommendation(ctx, input.recommendation, level);
  if (recommendation.headRevisionId !== input.base)
    throw new Refusal('conflict', { text: { code: 'changed_meanwhile' } });
  const head = await readHead(ctx.tx, recommendation.headRevisionId);
  const unit = found(head.units.find(({ uid }) => uid === input.unit));
  if (input.language === unit.language || !ctx.scope.meeting.languages.includes(input.language)) {
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  }
  const translation = { language: input.language, text: input.text, sourceHash: textHash(unit.text) };
  const present = await ctx.tx.unitText.findUnique({
    where: { unitId_language: { unitId: unit.id, language: input.language } },
    select: { text: true, sourceHash: true },
  });
  if (present?.text === translation.text && present.sourceHash === translation.sourceHash) return { revision: head.id };

  let revision = head.id;
  if (!present) {
    await ctx.tx.unitText.create({ data: { unitId: unit.id, ...translation }, select: { unitId: true } });
  } else {
    const isOpen =
      level === 'REGIONAL' ? isRegionalTextOpen(recommendation.status) : isGeneralTextOpen(recommendation.status);
    if (!isOpen || (await runningSilence(ctx, recommendation))?.isOver) throw new Refusal('closed');
    const others = unit.translations.filter(({ language }) => language !== input.language);
    const units = head.units.map((each) =>
      each.uid === unit.uid ? { ...each, translations: [...others, translation] } : each,
    );
    const next = { ...head, recommendationId: recommendation.id, number: head.number + 1, parentIds: [head.id], units };
    ({ id: revision } = await writeRevision(ctx, next));
  }
  const subject = { type: 'Recommendation', id: recommendation.id };
  await ctx.audit({ subject, details: { revision, unit: unit.uid, language: input.language } });
  const isHidden = level === 'GENERAL' && areSourcesOpen(recommendation.status);
  ctx.live({
    type: 'recommendation',
    subjectId: recommendation.id,
    visibility: isHidden ? 'SECRETARIAT' : 'PARTICIPANTS',
  });
  return { revision };
}
