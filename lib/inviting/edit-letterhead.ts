import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { editLetterheadSchema } from './schema';

/** Sets the head and foot of the meeting's letters in each language. Letters that are out keep theirs. */
export async function editLetterhead(ctx: Ctx, { letterhead }: z.output<typeof editLetterheadSchema>): Promise<null> {
  const { id } = ctx.scope.meeting;
  await ctx.tx.meeting.update({ where: { id }, data: { letterhead }, select: { id: true } });
  await ctx.audit({ subject: { type: 'Meeting', id }, details: { letterhead } });
  return null;
}
