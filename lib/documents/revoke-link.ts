import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { revokeLinkSchema } from './schema';

/** Ends a link at once; what came by it stays. Ended again, nothing changes. */
export async function revokeLink(ctx: Ctx, { link: id }: z.output<typeof revokeLinkSchema>): Promise<{ id: string }> {
  const { documentId } = found(
    await ctx.tx.documentLink.findFirst({
      where: { id, document: { meetingId: ctx.scope.meeting.id } },
      select: { documentId: true },
    }),
  );
  await ctx.tx.documentLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now } });
  await ctx.audit({ subject: { type: 'DocumentLink', id }, details: {} });
  return { id: documentId };
}
