import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockForm } from './lock-form';
import type { discardFormSchema } from './schema';

/** Takes a form away that was never published. One that was, is closed by its date instead: it has versions and may have answers. */
export async function discardForm(ctx: Ctx, input: z.output<typeof discardFormSchema>): Promise<{ code: string }> {
  const form = await lockForm(ctx, input);
  const versions = await ctx.tx.registrationFormVersion.count({ where: { formId: form.id } });
  if (versions > 0) throw new Refusal('closed');
  await ctx.tx.registrationForm.delete({ where: { id: form.id }, select: { id: true } });
  await ctx.audit({ subject: { type: 'RegistrationForm', id: form.id }, details: { code: form.code } });
  return { code: form.code };
}
