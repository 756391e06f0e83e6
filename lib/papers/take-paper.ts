import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { issueLetter } from './issue-letter';
import { missingForOwn } from './policy';
import { readStanding } from './read-standing';
import type { takePaperSchema } from './schema';

/**
 * Issues a paper to the person who asks for it, without the secretariat. Refuses "invalid" where it is not due, where they
 * hold one ("already_issued"), and where the secretariat has taken one back ("taken_back"): that is for people to settle.
 */
export async function takePaper(ctx: Ctx, input: z.output<typeof takePaperSchema>): Promise<{ paper: string }> {
  const takenBack = await ctx.tx.issuedPaper.count({
    where: { registrationId: input.registration, kind: input.kind, revokedAt: { not: null } },
  });
  if (takenBack > 0) throw new Refusal('invalid', { kind: { code: 'taken_back' } });
  const missing = missingForOwn(input.kind, await readStanding(ctx.tx, ctx.scope.meeting.id, input.registration));
  if (missing) throw new Refusal('invalid', { kind: { code: missing } });
  const { paper } = await issueLetter(ctx, input);
  return { paper };
}
