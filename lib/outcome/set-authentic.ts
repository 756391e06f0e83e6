import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft, stepVersion } from './lock-outcome';
import type { setAuthenticSchema } from './schema';

/** Chooses the language or languages whose text is authentic; every file says so, and so does what is signed. Refuses "invalid" for a language that the document does not have. */
export async function setAuthentic(
  ctx: Ctx,
  { authentic }: z.output<typeof setAuthenticSchema>,
): Promise<{ authentic: string[] }> {
  const document = await lockDraft(ctx);
  const { languages } = ctx.scope.meeting;
  if (authentic.some((language) => !languages.includes(language)))
    throw new Refusal('invalid', { authentic: { code: 'invalid_choice' } });
  // In the order in which the document has them, however they were sent.
  const chosen = languages.filter((language) => authentic.includes(language));
  await ctx.tx.outcomeDocument.update({
    where: { id: document.id },
    data: { authentic: chosen },
    select: { id: true },
  });
  await stepVersion(ctx, document.id);
  await ctx.audit({ subject: { type: 'OutcomeDocument', id: document.id }, details: { authentic: chosen } });
  return { authentic: chosen };
}
