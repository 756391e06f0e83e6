import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Names of the party whose delegation it is, for a mail. */
export async function partyOf(ctx: Ctx, delegationId: string): Promise<LocalizedText> {
  const { party } = await ctx.tx.delegation.findUniqueOrThrow({
    where: { id: delegationId },
    select: { party: { select: { names: true } } },
  });
  return party.names as LocalizedText;
}
