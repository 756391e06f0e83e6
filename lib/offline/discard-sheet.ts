import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { discardSheetSchema } from './schema';

/** Lets a sheet that was brought in go; every answer stays as it is. */
export async function discardSheet(
  ctx: Ctx,
  { answerSheet: id }: z.output<typeof discardSheetSchema>,
): Promise<{ party: string }> {
  const sheet = found(
    await ctx.tx.answerSheet.findFirst({
      where: { id, delegation: { meetingId: ctx.scope.meeting.id } },
      select: { delegation: { select: { party: { select: { code: true } } } } },
    }),
  );
  await ctx.tx.answerSheet.deleteMany({ where: { id } });
  await ctx.audit({ subject: { type: 'AnswerSheet', id } });
  return { party: sheet.delegation.party.code };
}
