import type { z } from 'zod';
import { env } from '@/lib/core/env';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { openSession } from './open-session';
import type { sampleSignInSchema } from './schema';
import type { SiteScope } from './scope';

/** Signs in as one of the sample's people by a button. Exists only in the local sample; elsewhere it is "not found". */
export async function sampleSignIn(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof sampleSignInSchema>,
): Promise<{ sessionId: string; next: string | null }> {
  if (!env().PARLEY_SAMPLE) throw new Refusal('not_found');
  const account = found(
    await ctx.tx.account.findFirst({
      where: { id: input.account, illustrative: true, disabledAt: null },
      select: { id: true },
    }),
  );
  const { sessionId } = await openSession(ctx, account.id, 'sample');
  return { sessionId, next: input.next ?? null };
}
