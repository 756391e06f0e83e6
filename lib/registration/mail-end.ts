import type { Ctx } from '@/lib/core/execute';
import { addresseeOf } from './addressee';
import { mailDelegate } from './mail-delegate';

/** Tells somebody that they are no longer registered: they may not have asked for it. */
export async function mailEnd(ctx: Ctx, registrationId: string, how: 'withdrawn' | 'substituted'): Promise<void> {
  await mailDelegate(ctx, `registration-${how}`, await addresseeOf(ctx, registrationId));
}
