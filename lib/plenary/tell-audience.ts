import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { silenceMail, type SilenceNews } from './mail';
import { recipientsOf } from './recipients-of';

/** Writes to the focal points and heads of the delegations that are asked, each in their language, in the change's transaction. */
export async function tellAudience(ctx: Ctx, procedureId: string, news: SilenceNews): Promise<void> {
  const { meeting } = ctx.scope;
  const silence = await ctx.tx.silenceProcedure.findUniqueOrThrow({
    where: { id: procedureId },
    select: {
      closesAt: true,
      hash: true,
      audience: { select: { delegationId: true } },
      textsHash: true,
      recommendation: { select: { id: true, symbol: true } },
      revision: {
        select: {
          number: true,
          units: {
            orderBy: { position: 'asc' },
            select: { texts: { select: { language: true, text: true, sourceHash: true } } },
          },
        },
      },
      breaks: {
        orderBy: { at: 'asc' },
        select: { reason: true, asked: { select: { delegation: { select: { party: { select: { names: true } } } } } } },
      },
    },
  });
  const recipients = await recipientsOf(
    ctx.tx,
    silence.audience.map(({ delegationId }) => delegationId),
  );
  // One message to a mailbox that serves several delegations.
  const to = [...new Map(recipients.map((recipient) => [recipient.email, recipient])).values()];
  await queueMails(
    ctx.tx,
    to.map(({ email, locale, name }) => ({
      purpose: `silence.${news.toLowerCase()}`,
      to: email,
      locale,
      meetingId: meeting.id,
      ...silenceMail(meeting, { locale, name, news, silence }),
    })),
  );
}
