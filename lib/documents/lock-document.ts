import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { DocumentAccess } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** A document as a verb that changes it finds it. */
export type LockedDocument = {
  id: string;
  symbol: string;
  title: LocalizedText;
  access: DocumentAccess;
  groupCode: string | null;
  embargoUntil: Date | null;
  firstOutAt: Date | null;
  lockVersion: number;
  /** Somebody beside the secretariat could read it, by the clock of the database. */
  isOut: boolean;
  isWithdrawn: boolean;
};

/** The document of this meeting, held until the end of the transaction. Refuses "not found". */
export async function lockDocument(ctx: Ctx, id: string): Promise<LockedDocument> {
  const [row] = await ctx.tx.$queryRaw<LockedDocument[]>`
    SELECT d.id, d.symbol, d.title, d.access, d."groupCode", d."embargoUntil", d."firstOutAt", d."lockVersion",
      EXISTS (SELECT FROM "DocumentWithdrawal" w WHERE w."documentId" = d.id) AS "isWithdrawn",
      coalesce(d."firstOutAt" <= now(), FALSE) AS "isOut"
    FROM "Document" d WHERE d.id = ${id}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE OF d`;
  return found(row);
}

/** Tells those who may read the document that it has changed, and nobody else that there is one. */
export function announce(ctx: Ctx, { id, access, isOut }: Pick<LockedDocument, 'id' | 'access' | 'isOut'>): void {
  const toAll = access === 'PUBLIC' ? 'PUBLIC' : access === 'PARTICIPANTS' ? 'PARTICIPANTS' : 'SECRETARIAT';
  ctx.live({ type: 'document.changed', subjectId: id, visibility: isOut ? toAll : 'SECRETARIAT' });
}
