import type { Ctx } from '@/lib/core/execute';
import type { LockedRegistration } from './lock-registrations';
import type { ModeratedField, ModeratedValues } from './policy';
import { changeFieldsSchema } from './schema/registrations';

/**
 * Puts a change to names or functions before the secretariat. One proposal is open at a time: a new one takes over what the
 * earlier one asked for besides, and that one lapses.
 */
export async function proposeChange(
  ctx: Ctx,
  registration: LockedRegistration,
  wished: ModeratedValues,
  remark: string | null,
): Promise<{ changeId: string }> {
  const earlier = await ctx.tx.registrationChange.findFirst({
    where: { registrationId: registration.id, status: 'PROPOSED' },
    select: { id: true, proposed: true, remark: true },
  });
  if (earlier)
    await ctx.tx.registrationChange.update({
      where: { id: earlier.id },
      data: { status: 'LAPSED', decidedAt: ctx.now },
      select: { id: true },
    });
  const proposed = { ...(earlier ? changeFieldsSchema.parse(earlier.proposed) : {}), ...wished };
  const before = Object.fromEntries(
    Object.keys(proposed).map((field) => [field, registration[field as ModeratedField] ?? null]),
  );
  const { id } = await ctx.tx.registrationChange.create({
    data: {
      registrationId: registration.id,
      proposed,
      before,
      remark: remark ?? earlier?.remark ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  return { changeId: id };
}
