import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockForm } from './lock-form';
import { instantOf, type editFormSchema } from './schema';

/** Changes what a form is called, who is asked and when it is open. Counts at once; the questions count when they are published. */
export async function editForm(ctx: Ctx, input: z.output<typeof editFormSchema>): Promise<{ code: string }> {
  const form = await lockForm(ctx, input);
  const { title, kind, categories } = input;
  const [opensAt, closesAt] = (['opens', 'closes'] as const).map((edge) => {
    const instant = instantOf(input[edge], ctx.scope.meeting.zone);
    if (input[edge].date && !instant) throw new Refusal('invalid', { [`${edge}.time`]: { code: 'no_such_time' } });
    return instant;
  });
  const data = { title, kind, categories, opensAt: opensAt ?? null, closesAt: closesAt ?? null };
  await ctx.tx.registrationForm.update({
    where: { id: form.id },
    data: { ...data, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'RegistrationForm', id: form.id }, details: { code: form.code, ...data } });
  return { code: form.code };
}
