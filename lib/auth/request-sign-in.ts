import type { z } from 'zod';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { takeAllowances } from '@/lib/core/rate-limit';
import { hashSecret, randomCode, randomToken } from '@/lib/core/secret';
import { askingByAddress, askingByAll } from './limits';
import { signInMail } from './mail';
import type { requestSignInSchema } from './schema';
import type { SiteScope } from './scope';

export const signInMinutes = 10;

/**
 * Mails a link and a six-digit code to an address. For an unknown or disabled address it does everything but the mail,
 * and answers the same: nobody learns here who is registered (A13).
 * Refuses "too_many" after six requests for one address in fifteen minutes, "busy" when more are asked for from one network
 * or by everybody together than this site sends in an hour.
 */
export async function requestSignIn(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof requestSignInSchema>,
): Promise<{ request: string }> {
  // The address first: somebody who floods one mailbox uses up nobody else's mails.
  if (!(await takeAllowances(...askingByAddress(input.email)))) throw new Refusal('too_many');
  if (!(await takeAllowances(...askingByAll(ctx.network)))) throw new Refusal('busy');
  const account = await ctx.tx.account.findUnique({
    where: { email: input.email },
    select: { id: true, disabledAt: true },
  });
  const link = randomToken();
  const code = randomCode();
  const request = await ctx.tx.signInRequest.create({
    data: {
      email: input.email,
      browserHash: hashSecret('browser', input.browser),
      linkHash: hashSecret('link', link),
      codeHash: hashSecret('code', `${input.email}:${code}`),
      next: input.next ?? null,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + signInMinutes * 60_000),
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'SignInRequest', id: request.id } });
  if (account && !account.disabledAt) {
    const url = `${env().baseUrl}/${input.locale}/sign-in/open?t=${link}`;
    await ctx.mail({
      purpose: 'sign-in',
      to: input.email,
      locale: input.locale,
      secret: true,
      ...signInMail(input.locale, { url, code, minutes: signInMinutes }),
    });
  }
  return { request: request.id };
}
