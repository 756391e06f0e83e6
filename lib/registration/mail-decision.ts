import type { Ctx } from '@/lib/core/execute';
import { issueLink } from '@/lib/delegations/issue-link';
import type { LockedRegistration } from './lock-registrations';
import { decisionMail } from './mail';
import type { decisions } from './schema';

/** Writes the decision to the delegate in their language, with a link to their registration unless it has ended. */
export async function mailDecision(
  ctx: Ctx,
  { id: registrationId, email, locale, givenName, surname, party }: LockedRegistration,
  decision: (typeof decisions)[number],
  reason: string | null,
): Promise<void> {
  const url = decision === 'DECLINED' ? '' : await issueLink(ctx, { email, locale, registrationId });
  await ctx.mail({
    purpose: `registration-${decision.toLowerCase()}`,
    to: email,
    locale,
    ...decisionMail(ctx.scope.meeting, decision, { locale, party, name: `${givenName} ${surname}`, url, reason }),
  });
}
