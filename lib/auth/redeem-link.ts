import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { hashSecret, sameHash } from '@/lib/core/secret';
import { redeemRequest } from './redeem-code';
import type { redeemLinkSchema } from './schema';
import type { SiteScope } from './scope';

/**
 * Signs in with the mailed link, by a press of the button, in the browser that asked for it and in no other:
 * a mail scanner that opens, runs and even posts the page holds no such cookie (A08).
 */
export async function redeemLink(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof redeemLinkSchema>,
): Promise<{ sessionId: string; next: string | null }> {
  const request = await ctx.tx.signInRequest.findUnique({
    where: { linkHash: hashSecret('link', input.token) },
    select: { id: true, browserHash: true },
  });
  if (!request || !sameHash(request.browserHash, hashSecret('browser', input.browser))) throw new Refusal('closed');
  return redeemRequest(ctx, request.id, 'link');
}
