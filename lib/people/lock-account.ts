import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';

/** A mailbox, and the language in which it is written to until its owner says otherwise. */
export type Mailbox = { email: string; locale: string };

/** The mailbox's account, made where missing and locked, so that two namings at once cannot make two persons. */
export async function lockAccount(ctx: Ctx, mailbox: Mailbox): Promise<string> {
  const accounts = await lockAccounts(ctx, [mailbox]);
  const id = accounts.get(mailbox.email);
  if (!id) throw new Error('an account that was just made is gone');
  return id;
}

/** Several by two statements, made and locked in one order for everybody. @returns ids by address */
export async function lockAccounts(ctx: Ctx, mailboxes: readonly Mailbox[]): Promise<Map<string, string>> {
  const byEmail = new Map(mailboxes.map(({ email, locale }) => [email, locale]));
  const emails = [...byEmail.keys()].sort();
  await ctx.tx.$executeRaw`
    INSERT INTO "Account" (id, email, locale, illustrative)
    SELECT id, email, locale, ${ctx.scope.meeting.illustrative}
    FROM unnest(${emails.map(() => randomUUID())}::uuid[], ${emails}::text[], ${emails.map((email) => byEmail.get(email) ?? 'en')}::text[]) AS m(id, email, locale)
    ON CONFLICT (email) DO NOTHING`;
  const rows = await ctx.tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id, email FROM "Account" WHERE email = ANY (${emails}) ORDER BY email FOR UPDATE`;
  return new Map(rows.map(({ id, email }) => [email, id]));
}
