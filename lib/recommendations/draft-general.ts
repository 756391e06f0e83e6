import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { checkAttributes } from './check-attributes';
import { checkSources } from './check-sources';
import { create } from './create';
import type { draftGeneralSchema } from './schema';

/**
 * Drafts a general recommendation from regional ones. Every source keeps its text and is given a disposition, pinned to
 * the exact revision that was looked at; nothing is merged by itself.
 */
export async function draftGeneral(
  ctx: Ctx,
  input: z.output<typeof draftGeneralSchema>,
): Promise<{ recommendation: string }> {
  const { sources, ...text } = input;
  await checkAttributes(ctx, text);
  await checkSources(ctx, sources);
  const { id, revision, hash } = await create(ctx, { ...text, groupId: null, issueId: null });
  await ctx.tx.consolidationSource.createMany({
    data: Object.entries(sources).map(([regionalId, { revision: regionalRevisionId, disposition, why }]) => ({
      generalId: id,
      regionalId,
      regionalRevisionId,
      disposition,
      why: why ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    })),
  });
  await ctx.audit({ subject: { type: 'Recommendation', id }, details: { revision, hash, sources } });
  ctx.live({ type: 'recommendation', subjectId: id, visibility: 'SECRETARIAT' });
  return { recommendation: id };
}
