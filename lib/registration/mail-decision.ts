import type { Ctx } from "@/lib/core/execute";
import { issueLink } from "@/lib/delegations/issue-link";
import type { LockedRegistration } from "./lock-registrations";
import { decisionMail } from "./mail";
import { nameOf } from "./name-of";
import { partyOf } from "./party-of";
import type { decisions } from "./schema";

/** Writes the decision to the delegate in their language, with a link to their registration unless it has ended. */
export async function mailDecision(ctx: Ctx, registration: LockedRegistration, decision: (typeof decisions)[number], reason: string | null): Promise<void> {
  const { email, locale, id: registrationId } = registration;
  const url = decision === "DECLINED" ? "" : await issueLink(ctx, { email, locale, registrationId });
  const mail = decisionMail(ctx.scope.meeting, decision, {
    locale,
    name: await nameOf(ctx, registration.personId),
    party: await partyOf(ctx, registration.delegationId),
    url,
    reason,
  });
  await ctx.mail({ purpose: `registration-${decision.toLowerCase()}`, to: email, locale, ...mail });
}
