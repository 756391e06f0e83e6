import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { wordingSchema } from './schema';

/**
 * Keeps the organisers' own words of a purpose in a language. The form carries the version it was filled from: words
 * changed by somebody else since then are a "conflict".
 */
export async function saveWording(
  ctx: Ctx,
  input: z.output<typeof wordingSchema>,
): Promise<{ purpose: string; language: string }> {
  const { purpose, language, lockVersion, subject, body } = input;
  const of = { meetingId: ctx.scope.meeting.id, purpose, locale: language };
  const data = { subject, body, byAccountId: ctx.actor?.accountId ?? null, updatedAt: ctx.now };
  const { count } =
    lockVersion === 0
      ? await ctx.tx.mailTemplate.createMany({ data: [{ ...of, ...data, lockVersion: 1 }], skipDuplicates: true })
      : await ctx.tx.mailTemplate.updateMany({
          where: { ...of, lockVersion },
          data: { ...data, lockVersion: { increment: 1 } },
        });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'MailTemplate', id: `${purpose} ${language}` }, details: { subject, body } });
  return { purpose, language };
}
