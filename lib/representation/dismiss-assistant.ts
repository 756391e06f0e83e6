import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { dismissAssistantSchema } from './schema';

/** Takes back that a mailbox fills in for a person. Holds at the next request: links that were mailed stop working too. */
export async function dismissAssistant(ctx: Ctx, input: z.output<typeof dismissAssistantSchema>): Promise<null> {
  const { personId } = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId: ctx.scope.meeting.id },
      select: { personId: true },
    }),
  );
  const link = found(
    await ctx.tx.accountPerson.findFirst({
      where: { accountId: input.account, personId, assistant: true },
      select: { accountId: true, account: { select: { email: true } } },
    }),
  );
  await ctx.tx.accountPerson.delete({
    where: { accountId_personId: { accountId: link.accountId, personId } },
    select: { accountId: true },
  });
  await ctx.tx.personalLink.updateMany({
    where: { registration: { personId }, email: link.account.email, revokedAt: null },
    data: { revokedAt: ctx.now },
  });
  await ctx.audit({
    subject: { type: 'Registration', id: input.registration },
    details: { accountId: link.accountId, mailbox: link.account.email, personId },
  });
  return null;
}
