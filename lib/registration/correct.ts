import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockRegistration } from './lock-registrations';
import { isEditable, wishedChanges } from './policy';
import { proposeChange } from './propose-change';
import type { correctSchema } from './schema/registrations';

/**
 * Asks for a correction to the list of participants, until the meeting is closed: also after registration has closed. The
 * secretariat decides on it. Refuses "invalid" where nothing differs and "closed" where the registration has ended.
 */
export async function correct(ctx: Ctx, input: z.output<typeof correctSchema>): Promise<{ changeId: string }> {
  const { registration: id, remark, ...wished } = input;
  const registration = await lockRegistration(ctx, id);
  if (!isEditable(registration.status)) throw new Refusal('closed');
  const proposed = wishedChanges(registration, wished);
  if (Object.keys(proposed).length === 0)
    throw new Refusal('invalid', { functionalTitle: { code: 'nothing_changed' } });
  const { changeId } = await proposeChange(ctx, registration, proposed, remark ?? null);
  await ctx.audit({ subject: { type: 'Registration', id }, details: { change: changeId, proposed } });
  ctx.live({ type: 'registration.changed', subjectId: id, visibility: 'SECRETARIAT' });
  return { changeId };
}
