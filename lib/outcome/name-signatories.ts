import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft } from './lock-outcome';
import { signatoriesOf } from './policy';
import { readTranslators } from './read-translators';
import type { nameSignatoriesSchema } from './schema';

/**
 * Says who signs the wording of a language: these translators and nobody beside them, or the secretariat where there are none. A
 * signature that stands stays. Refuses "invalid" for a language that the meeting does not have, "not_found" for who is no
 * translator of it, "conflict" where somebody else has named others since the list was read, "closed" once it is published.
 */
export async function nameSignatories(
  ctx: Ctx,
  { language, signatories, seen }: z.output<typeof nameSignatoriesSchema>,
): Promise<{ language: string; count: number }> {
  const document = await lockDraft(ctx);
  const { id: meetingId, languages } = ctx.scope.meeting;
  if (!languages.some((one) => one === language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const translators = await readTranslators(ctx.tx, meetingId);
  const named = signatoriesOf(language, translators).map(({ appointment }) => appointment);
  if (named.toSorted().join() !== seen.toSorted().join()) throw new Refusal('conflict');
  const chosen = signatories.map((id) => found(translators.find(({ appointment }) => appointment === id)));
  const ids = chosen.map(({ appointment }) => appointment);
  await ctx.tx.$executeRaw`
    UPDATE "MeetingRole" SET signs = CASE
      WHEN id = ANY (${ids}::uuid[]) THEN array_append(array_remove(signs, ${language}), ${language})
      ELSE array_remove(signs, ${language}) END
    WHERE "meetingId" = ${meetingId}::uuid AND kind = 'TRANSLATOR'`;
  await ctx.audit({
    subject: { type: 'OutcomeDocument', id: document.id },
    details: { language, signatories: chosen.map(({ personId }) => personId) },
  });
  return { language, count: chosen.length };
}
