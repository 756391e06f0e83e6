import type { z } from 'zod';
import { foldName } from '@/lib/core/fold';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { hashSecret, randomToken } from '@/lib/core/secret';
import { db } from '@/lib/core/db';
import type { createFirstAdminSchema } from './schema';
import type { SiteScope } from './scope';

/**
 * Makes the first administrator with the token that the start printed once. Refuses "closed" once there is an administrator,
 * and "invalid" at the token where it is not the last one that was printed.
 */
export async function createFirstAdmin(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof createFirstAdminSchema>,
): Promise<{ accountId: string }> {
  const used = await ctx.tx.$executeRaw`
    UPDATE "FirstRunToken" SET "usedAt" = now() WHERE "tokenHash" = ${hashSecret('first-run', input.token)} AND "usedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Account" WHERE "siteRole" = 'ADMIN')`;
  if (used === 0 && (await ctx.tx.account.count({ where: { siteRole: 'ADMIN' } })) > 0) throw new Refusal('closed');
  if (used === 0) throw new Refusal('invalid', { token: { code: 'wrong_token' } });
  return createAdmin(ctx, input);
}

/** Makes an administrator: used by the first-run page and by the operator's command `create-admin`. An existing account is promoted. */
export async function createAdmin(
  ctx: Ctx<SiteScope>,
  input: { email: string; givenName: string; surname: string },
): Promise<{ accountId: string }> {
  const account = await ctx.tx.account.upsert({
    where: { email: input.email },
    update: { siteRole: 'ADMIN', disabledAt: null },
    create: {
      email: input.email,
      siteRole: 'ADMIN',
      persons: {
        create: {
          primary: true,
          person: {
            create: {
              givenName: input.givenName,
              surname: input.surname,
              foldedName: foldName(input.givenName, input.surname),
            },
          },
        },
      },
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Account', id: account.id }, details: { siteRole: 'ADMIN' } });
  return { accountId: account.id };
}

/** A token for the first-run page, or null where an administrator exists. Earlier unused tokens stop working. */
export async function issueFirstRunToken(): Promise<string | null> {
  if ((await db().account.count({ where: { siteRole: 'ADMIN' } })) > 0) return null;
  const token = randomToken();
  await db().$transaction([
    db().firstRunToken.deleteMany({ where: { usedAt: null } }),
    db().firstRunToken.create({ data: { tokenHash: hashSecret('first-run', token) } }),
  ]);
  return token;
}
