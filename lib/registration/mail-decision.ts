import type { Ctx } from '@/lib/core/execute';
import { issueLink } from '@/lib/delegations/issue-link';
import type { LockedRegistration } from './lock-registrations';
import { mailDelegate } from './mail-delegate';
import type { decisions } from './schema/registrations';

const purposes = {
  CONFIRMED: 'registration-confirmed',
  WAITLISTED: 'registration-waitlisted',
  DECLINED: 'registration-declined',
} as const satisfies Record<(typeof decisions)[number], string>;

/** Writes the decision to the delegate in their language, with a link to their registration unless it has ended. */
export async function mailDecision(
  ctx: Ctx,
  { id: registrationId, email, locale, givenName, surname, party }: LockedRegistration,
  decision: (typeof decisions)[number],
  reason: string | null,
): Promise<void> {
  const link = decision === 'DECLINED' ? {} : { link: await issueLink(ctx, { email, locale, registrationId }) };
  const addressee = { email, locale, party, name: `${givenName} ${surname}` };
  await mailDelegate(ctx, purposes[decision], addressee, { ...link, reason });
}
