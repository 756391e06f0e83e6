import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { DocumentAccess, DocumentKind, Visibility } from '@/lib/core/prisma/enums';
import type { LiveNote } from '@/lib/core/live';
import type { LocalizedText } from '@/lib/i18n/pick';

/** A document as a verb that changes it finds it. */
export type LockedDocument = {
  id: string;
  symbol: string;
  kind: DocumentKind;
  title: LocalizedText;
  author: string | null;
  access: DocumentAccess;
  groupCode: string | null;
  sessionId: string | null;
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
    SELECT d.id, d.symbol, d.kind, d.title, d.author, d.access, d."groupCode", d."sessionId", d."embargoUntil", d."firstOutAt", d."lockVersion",
      EXISTS (SELECT FROM "DocumentWithdrawal" w WHERE w."documentId" = d.id) AS "isWithdrawn",
      coalesce(d."firstOutAt" <= now(), FALSE) AS "isOut"
    FROM "Document" d WHERE d.id = ${id}::uuid AND d."meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE OF d`;
  return found(row);
}

/** What decides who is told of a document. */
export type Told = Pick<LockedDocument, 'id' | 'access' | 'isOut'>;

const classes = ['SECRETARIAT', 'PARTICIPANTS', 'PUBLIC'] as const satisfies readonly Visibility[];

/** Place among the classes. One group is none of them. */
function classOf({ access, isOut }: Told): number {
  if (!isOut) return 0;
  return access === 'PUBLIC' ? 2 : access === 'PARTICIPANTS' ? 1 : 0;
}

/**
 * Tells whoever may read the document now, or could before, that it has changed, and nobody else that there is one. Where these are
 * the members of a group, everybody who takes part is told that something changed, not what: their pages look again.
 */
export function announce(ctx: Ctx, now: Told, before: Told = now): void {
  for (const note of notesOf(ctx.scope.meeting.id, now, before)) ctx.live(note);
}

/** The same as notes, for a job. */
export function notesOf(meetingId: string, now: Told, before: Told = now): LiveNote[] {
  const visibility = classes[Math.max(classOf(now), classOf(before))] ?? 'SECRETARIAT';
  const isOfGroup = visibility === 'SECRETARIAT' && now.access === 'GROUP' && now.isOut;
  return [
    { type: 'document.changed', subjectId: now.id, visibility },
    ...(isOfGroup
      ? [{ type: 'document.changed', subjectId: meetingId, visibility: 'PARTICIPANTS' } satisfies LiveNote]
      : []),
  ];
}
