import type { Ctx } from '@/lib/core/execute';
import { addresseeOf } from './addressee';
import { endMail } from './mail';

/** Tells somebody that they are no longer registered: they may not have asked for it. */
export async function mailEnd(ctx: Ctx, registrationId: string, how: 'withdrawn' | 'substituted'): Promise<void> {
  const addressee = await addresseeOf(ctx, registrationId);
  await ctx.mail({
    purpose: 'registration-ended',
    to: addressee.email,
    locale: addressee.locale,
    ...endMail(ctx.scope.meeting, how, addressee),
  });
}
