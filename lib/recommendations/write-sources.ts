import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Disposition } from '@/lib/core/prisma/enums';
import { askToCall } from '@/lib/breakouts/ask-to-call';
import type { Locked } from './lock';

/** A source: in which revision, what became of it, and why. */
export type Disposed = { revision: string; disposition: Disposition; why: string | null };

/** What a step makes of one source; `was` since when it was so, `now` since when it shall count as being so (left out: from here on). */
export type SourceChange = {
  regional: string;
  was: (Disposed & { at: Date }) | null;
  now: (Disposed & { at?: Date }) | null;
};

/**
 * Changes the sources of a general recommendation and keeps the step with both sides of it, so that it can be undone; `undoes`
 * names the step that is. Refuses "invalid" where no source would be left. The caller holds the lock and writes the audit.
 */
export async function writeSources(
  ctx: Ctx,
  general: Locked,
  changes: readonly SourceChange[],
  undoes?: string,
): Promise<void> {
  const generalId = general.id;
  const byAccountId = ctx.actor?.accountId ?? null;
  const changed = changes.map(({ regional }) => regional);
  const at = await afterAnswers(ctx, generalId);
  await ctx.tx.consolidationSource.deleteMany({ where: { generalId, regionalId: { in: changed } } });
  await ctx.tx.consolidationSource.createMany({
    data: changes.flatMap(({ regional: regionalId, now }) =>
      now
        ? [
            {
              generalId,
              regionalId,
              regionalRevisionId: now.revision,
              disposition: now.disposition,
              why: now.why,
              byAccountId,
              at: now.at ?? at,
            },
          ]
        : [],
    ),
  });
  if ((await ctx.tx.consolidationSource.count({ where: { generalId } })) === 0)
    throw new Refusal('invalid', { sources: { code: 'no_source' } });
  if (changes.length > 0) {
    const last = await ctx.tx.sourceStep.aggregate({ where: { generalId }, _max: { number: true } });
    await ctx.tx.sourceStep.create({
      data: {
        generalId,
        number: (last._max.number ?? 0) + 1,
        undoesId: undoes ?? null,
        byAccountId,
        at,
        changes: { create: changes.map(toRow) },
      },
      select: { id: true },
    });
  }
  await ctx.tx.recommendation.update({
    where: { id: generalId },
    data: { lockVersion: { increment: 1 } },
    select: { id: true },
  });
  if (general.status === 'CONCURRENCE' && changes.length > 0) await askToCall(ctx);
  ctx.live({
    type: 'recommendation',
    subjectId: generalId,
    visibility: general.status === 'DRAFT' ? 'SECRETARIAT' : 'PARTICIPANTS',
  });
}

/** Now, or just after the last answer of a group: one that was given while this waited for the lock was given to what was before. */
async function afterAnswers(ctx: Ctx, recommendationId: string): Promise<Date> {
  const last = await ctx.tx.concurrence.aggregate({ where: { recommendationId }, _max: { at: true } });
  return new Date(Math.max(ctx.now.getTime(), (last._max.at?.getTime() ?? 0) + 1));
}

const toRow = ({ regional: regionalId, was, now }: SourceChange) => ({
  regionalId,
  wasRevisionId: was?.revision ?? null,
  wasDisposition: was?.disposition ?? null,
  wasWhy: was?.why ?? null,
  wasAt: was?.at ?? null,
  revisionId: now?.revision ?? null,
  disposition: now?.disposition ?? null,
  why: now?.why ?? null,
});
