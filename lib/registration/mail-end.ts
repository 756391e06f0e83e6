import type { Ctx } from "@/lib/core/execute";
import type { LockedRegistration } from "./lock-registrations";
import { endMail } from "./mail";
import { nameOf } from "./name-of";
import { partyOf } from "./party-of";

/** Tells somebody that they are no longer registered: they may not have asked for it. */
export async function mailEnd(ctx: Ctx, registration: LockedRegistration, how: "withdrawn" | "substituted"): Promise<void> {
  const { email, locale } = registration;
  const name = await nameOf(ctx, registration.personId);
  const mail = endMail(ctx.scope.meeting, how, { locale, name, party: await partyOf(ctx, registration.delegationId) });
  await ctx.mail({ purpose: "registration-ended", to: email, locale, ...mail });
}
