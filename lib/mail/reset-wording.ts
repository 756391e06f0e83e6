import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { resetWordingSchema } from './schema';

/** Takes the own words of a purpose in a language away, so that the product's are used again. Where there are none, nothing changes. */
export async function resetWording(
  ctx: Ctx,
  { purpose, language }: z.output<typeof resetWordingSchema>,
): Promise<{ purpose: string; language: string }> {
  const { count } = await ctx.tx.mailTemplate.deleteMany({
    where: { meetingId: ctx.scope.meeting.id, purpose, locale: language },
  });
  if (count > 0) await ctx.audit({ subject: { type: 'MailTemplate', id: `${purpose} ${language}` } });
  return { purpose, language };
}
