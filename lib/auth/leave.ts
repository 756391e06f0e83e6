import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from './scope';

/** Signs out: the session is revoked in the database, so that a copied cookie is worth nothing. */
export async function leave(ctx: Ctx<SiteScope>): Promise<null> {
  const actor = found(ctx.actor);
  await ctx.tx.authSession.update({ where: { id: actor.sessionId }, data: { revokedAt: ctx.now } });
  await ctx.audit({ subject: { type: 'Account', id: actor.accountId } });
  return null;
}
