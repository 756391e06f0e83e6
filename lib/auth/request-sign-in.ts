import type { z } from 'zod';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { takeAllowance } from '@/lib/core/rate-limit';
import { hashSecret, randomCode, randomToken } from '@/lib/core/secret';
import { signInMail } from './mail';
import type { requestSignInSchema } from './schema';
import type { SiteScope } from './scope';

export const signInMinutes = 10;

/**
 * Mails a link and a six-digit code to an address. For an unknown or disabled address it does everything but the mail,
 * and answers the same: nobody learns here who is registered (A13).
 * Refuses "too_many" after six requests for one address in fifteen minutes; never by network address, since a delegation of 200 may sit behind one (A14).
 */
export async function requestSignIn(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof requestSignInSchema>,
): Promise<{ request: string }> {
  if (!(await takeAllowance(`sign-in:${hashSecret('address', input.email)}`, 6, 15 * 60)))
    throw new Refusal('too_many');
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
