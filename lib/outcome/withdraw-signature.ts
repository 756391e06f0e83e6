import type { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockDraft } from './lock-outcome';
import { isOfFormerChair } from './model/signatures';
import { readChairs } from './read-chairs';
import type { withdrawSignatureSchema } from './schema';

/**
 * Takes one's own signature back, or as the Chair that of a former one, with the reason. Refuses "not_found" for somebody else's, "conflict" where it has ended already
 * and "closed" once the document is published on it.
 */
export async function withdrawSignature(
  ctx: Ctx,
  { signature: id, whyWithdrawn: why }: z.output<typeof withdrawSignatureSchema>,
): Promise<{ signature: string }> {
  const document = await lockDraft(ctx);
  const byAccountId = found(ctx.actor?.accountId);
  const signature = found(
    await ctx.tx.signOff.findFirst({
      where: { id, documentId: document.id },
      select: { capacity: true, byAccountId: true, end: { select: { reason: true } } },
    }),
  );
  const isMine = signature.byAccountId === byAccountId;
  if (
    !isMine &&
    !(
      can(ctx.scope, 'outcome.sign-as-chair') &&
      isOfFormerChair(signature, await readChairs(ctx.tx, ctx.scope.meeting.id))
    )
  )
    throw new Refusal('not_found');
  if (signature.end) throw new Refusal('conflict');
  await ctx.tx.signOffEnd.create({
    data: { signOffId: id, reason: 'WITHDRAWN', why, byAccountId, at: ctx.now },
    select: { signOffId: true },
  });
  await ctx.audit({ subject: { type: 'SignOff', id }, details: { ended: 'WITHDRAWN', why } });
  return { signature: id };
}
