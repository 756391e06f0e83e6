import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { recipientsOf } from '@/lib/plenary/recipients-of';
import { newsMail, type RoundNews } from './mail';
import { deadlineOf } from './model/round';

/** Writes to the focal points and heads of the delegations that are asked in a round, each in their language, in the change's transaction. */
export async function tellAudience(ctx: Ctx, roundId: string, news: RoundNews, reason = ''): Promise<void> {
  const { meeting } = ctx.scope;
  const round = await ctx.tx.clearingRound.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      number: true,
      closesAt: true,
      contentHash: true,
      extensions: { orderBy: { number: 'asc' }, select: { closesAt: true } },
      audience: { select: { delegationId: true } },
    },
  });
  const recipients = await recipientsOf(
    ctx.tx,
    round.audience.map(({ delegationId }) => delegationId),
  );
  // One message to a mailbox that serves several delegations.
  const to = [...new Map(recipients.map((recipient) => [recipient.email, recipient])).values()];
  await queueMails(
    ctx.tx,
    to.map(({ email, locale, name }) => ({
      purpose: `clearing.${news.toLowerCase()}`,
      to: email,
      locale,
      meetingId: meeting.id,
      ...newsMail(meeting, { name, locale, news, reason, round: { ...round, closesAt: deadlineOf(round) } }),
    })),
  );
}
