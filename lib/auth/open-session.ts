import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from './scope';
import { sessionSeconds } from './session-length';

/** Opens a new session for an account and records it. The caller has proved that the account may sign in. */
export async function openSession(
  ctx: Ctx<SiteScope>,
  accountId: string,
  how: 'code' | 'link' | 'sample',
): Promise<{ sessionId: string }> {
  const session = await ctx.tx.authSession.create({
    data: { accountId, expiresAt: new Date(ctx.now.getTime() + sessionSeconds * 1000) },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Account', id: accountId }, details: { how } });
  return { sessionId: session.id };
}
