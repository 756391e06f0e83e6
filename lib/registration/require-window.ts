import { can } from "@/lib/auth/permissions";
import { Refusal } from "@/lib/core/errors";
import type { Ctx } from "@/lib/core/execute";
import { isRegistrationOpen } from "@/lib/delegations/policy";

/** Refuses "closed" outside the registration window. The secretariat may complete registrations until the meeting itself is closed. */
export function requireWindow(ctx: Ctx): void {
  const { meeting } = ctx.scope;
  const isOpen = can(ctx.scope, "registration.decide") ? meeting.phase !== "CLOSED" : isRegistrationOpen(meeting, ctx.now);
  if (!isOpen) throw new Refusal("closed");
}
