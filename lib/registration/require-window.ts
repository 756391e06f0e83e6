import { can } from '@/lib/auth/permissions';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { isOpenFor } from '@/lib/delegations/policy';

/** Refuses "closed" outside the registration window. The secretariat may complete registrations until the meeting itself is closed. */
export function requireWindow(ctx: Ctx): void {
  const isSecretariat = can(ctx.scope, 'registration.decide');
  if (!isOpenFor(ctx.scope.meeting, { isSecretariat }, ctx.now)) throw new Refusal('closed');
}
