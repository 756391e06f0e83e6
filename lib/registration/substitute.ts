import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { ensurePerson } from '@/lib/people/ensure-person';
import { addRegistration } from './add-registration';
import { lockRegistration } from './lock-registrations';
import { mailEnd } from './mail-end';
import { moveRegistrations } from './move-registrations';
import { requireOwnMailbox } from './require-own-mailbox';
import { requireWindow } from './require-window';
import type { substituteSchema } from './schema/registrations';

/**
 * Puts somebody else on a seat: the seat and the capacity stay with the delegation, the new person begins as named and
 * has to be confirmed anew. The delegation's counter does not move; a confirmed place of the room is given back.
 */
export async function substitute(
  ctx: Ctx,
  input: z.output<typeof substituteSchema>,
): Promise<{ registrationId: string }> {
  requireWindow(ctx);
  // The registration before the person, as handing one in does.
  const leaving = await lockRegistration(ctx, input.registration);
  const { personId } = await ensurePerson(ctx, input);
  await moveRegistrations(ctx, [leaving], 'SUBSTITUTED');
  await mailEnd(ctx, leaving.id, 'substituted');
  const { delegationId, seatId, capacity } = leaving;
  // After the one who leaves has left: theirs may be the address of an office. The mailbox is locked by now, so that of two at once the second sees the first.
  await requireOwnMailbox(ctx, input, { delegationId, personId });
  const { email, locale } = input;
  const { registrationId } = await addRegistration(ctx, {
    delegationId,
    seatId,
    capacity,
    personId,
    email,
    locale,
    named: input,
  });
  await ctx.audit({
    subject: { type: 'Registration', id: registrationId },
    details: { inPlaceOf: leaving.id, personId },
  });
  return { registrationId };
}
