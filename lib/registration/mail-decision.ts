import type { Ctx } from '@/lib/core/execute';
import { issueLink } from '@/lib/delegations/issue-link';
import { addresseeOf } from './addressee';
import { decisionMail } from './mail';
import type { decisions } from './schema';

/** Writes the decision to the delegate in their language, with a link to their registration unless it has ended. */
export async function mailDecision(
  ctx: Ctx,
  registrationId: string,
  decision: (typeof decisions)[number],
  reason: string | null,
): Promise<void> {
  const addressee = await addresseeOf(ctx, registrationId);
  const { email, locale } = addressee;
  const url = decision === 'DECLINED' ? '' : await issueLink(ctx, { email, locale, registrationId });
  await ctx.mail({
    purpose: `registration-${decision.toLowerCase()}`,
    to: email,
    locale,
    ...decisionMail(ctx.scope.meeting, decision, { ...addressee, url, reason }),
  });
}
