import type { z } from 'zod';
import { dbApart } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { returnAllowances, takeAllowances } from '@/lib/core/rate-limit';
import { hashSecret, sameHash } from '@/lib/core/secret';
import { wrongCodes } from './limits';
import { openSession } from './open-session';
import type { redeemCodeSchema } from './schema';
import type { SiteScope } from './scope';

export const codeTries = 5;

/**
 * Signs in with the six-digit code, on whatever device it is typed. Five tries per request; a try is counted before the
 * code is compared and apart from this transaction, so that a refusal does not give it back (A15). Wrong codes are limited
 * for all requests together as well: beyond that no code is looked at, and none of the five tries is used up.
 */
export async function redeemCode(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof redeemCodeSchema>,
): Promise<{ sessionId: string; next: string | null }> {
  const limits = wrongCodes(ctx.network);
  if (!(await takeAllowances(...limits))) throw new Refusal('too_many', { code: { code: 'too_many_codes' } });
  const counted = await dbApart().$executeRaw`
    UPDATE "SignInRequest" SET attempts = attempts + 1
    WHERE id = ${input.request}::uuid AND attempts < ${codeTries} AND "usedAt" IS NULL AND "expiresAt" > now()`;
  if (counted === 0) {
    await returnAllowances(...limits);
    throw new Refusal('invalid', { code: { code: 'code_over' } });
  }
  const request = await ctx.tx.signInRequest.findUniqueOrThrow({
    where: { id: input.request },
    select: { email: true, codeHash: true, next: true },
  });
  if (!sameHash(request.codeHash, hashSecret('code', `${request.email}:${input.code}`)))
    throw new Refusal('invalid', { code: { code: 'wrong_code' } });
  await returnAllowances(...limits);
  return redeemRequest(ctx, input.request, 'code');
}

/** Uses a request up, once, and opens the session of its address. */
export async function redeemRequest(
  ctx: Ctx<SiteScope>,
  id: string,
  how: 'code' | 'link',
): Promise<{ sessionId: string; next: string | null }> {
  const used = await ctx.tx
    .$executeRaw`UPDATE "SignInRequest" SET "usedAt" = now() WHERE id = ${id}::uuid AND "usedAt" IS NULL AND "expiresAt" > now()`;
  if (used === 0) throw new Refusal('closed');
  const request = await ctx.tx.signInRequest.findUniqueOrThrow({ where: { id }, select: { email: true, next: true } });
  const account = await ctx.tx.account.findUnique({
    where: { email: request.email },
    select: { id: true, disabledAt: true },
  });
  if (!account || account.disabledAt) throw new Refusal('closed');
  const { sessionId } = await openSession(ctx, account.id, how);
  return { sessionId, next: request.next };
}
