import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';

/** The mailbox's account, made where missing and locked, so that two namings at once cannot make two persons. */
export async function lockAccount(ctx: Ctx, { email, locale }: { email: string; locale: string }): Promise<string> {
  await ctx.tx.$executeRaw`
    INSERT INTO "Account" (id, email, locale, illustrative) VALUES (${randomUUID()}::uuid, ${email}, ${locale}, ${ctx.scope.meeting.illustrative})
    ON CONFLICT (email) DO NOTHING`;
  const [account] = await ctx.tx.$queryRaw<
    [{ id: string }]
  >`SELECT id FROM "Account" WHERE email = ${email} FOR UPDATE`;
  return account.id;
}
