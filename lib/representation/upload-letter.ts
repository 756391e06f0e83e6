import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles, fileTypes, storeFile } from '@/lib/core/file-store';
import { lockSeats } from './lock-seats';
import { takesLetter } from './policy';
import type { letterSchema } from './schema';

/** What a letter of nomination may be: a text document, or the picture of a signed one. */
export const letterTypes = [...fileTypes.document, 'image/jpeg', 'image/png'] as const;

/**
 * Stores the letter of nomination of a delegation in place of an earlier one. The earlier content is removed; that it was
 * there, its name, size and hash stay in the audit record.
 */
export async function uploadLetter(ctx: Ctx, input: z.output<typeof letterSchema>): Promise<null> {
  const delegation = await lockSeats(ctx, input.delegation);
  if (!takesLetter(delegation.invitation)) throw new Refusal('closed');
  const { id, name, type, size, sha256 } = await storeFile(ctx, input.letter, {
    purpose: 'nomination-letter',
    types: letterTypes,
    field: 'letter',
  });
  await ctx.tx.delegation.update({
    where: { id: delegation.id },
    data: { nominationLetterId: id },
    select: { id: true },
  });
  const earlier = delegation.nominationLetterId;
  if (earlier) await eraseFiles(ctx.tx, [earlier]);
  await ctx.audit({
    subject: { type: 'Delegation', id: delegation.id },
    details: { file: id, name, type, size, sha256, inPlaceOf: earlier },
  });
  ctx.live({ type: 'delegation.changed', subjectId: delegation.id, visibility: 'SECRETARIAT' });
  return null;
}
