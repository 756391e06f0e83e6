import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { addRemarkSchema } from './schema/registrations';

/** Notes a private remark of the organising team on a registration. The audit says that there is one, not what it says. */
export async function addRemark(ctx: Ctx, input: z.output<typeof addRemarkSchema>): Promise<{ remarkId: string }> {
  const { id } = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId: ctx.scope.meeting.id },
      select: { id: true },
    }),
  );
  const remark = await ctx.tx.registrationRemark.create({
    data: { registrationId: id, text: input.remark, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Registration', id }, details: { remark: remark.id } });
  return { remarkId: remark.id };
}
