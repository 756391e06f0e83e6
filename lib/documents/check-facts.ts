import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { DocumentAccess, DocumentKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { toInstant } from '@/lib/meetings/model/zone';

type Given = {
  kind: DocumentKind;
  title: LocalizedText;
  author?: string | undefined;
  access: DocumentAccess;
  groupCode?: string | undefined;
  agendaSession?: string | undefined;
  embargo: { date?: string | undefined; time?: string | undefined };
};

/**
 * What is said of a document as its row keeps it. Refuses "invalid" for a group or session that the meeting does not have, half a
 * time, and one that its clocks never show.
 */
export async function checkFacts(ctx: Ctx, given: Given) {
  const { kind, title, access, embargo } = given;
  const meetingId = ctx.scope.meeting.id;
  const groupCode = access === 'GROUP' ? (given.groupCode ?? null) : null;
  if (groupCode && (await ctx.tx.breakoutGroup.count({ where: { meetingId, code: groupCode } })) === 0)
    throw new Refusal('invalid', { groupCode: { code: 'invalid_choice' } });
  const sessionId = given.agendaSession ?? null;
  if (sessionId && (await ctx.tx.agendaSession.count({ where: { meetingId, id: sessionId } })) === 0)
    throw new Refusal('invalid', { agendaSession: { code: 'invalid_choice' } });
  return {
    kind,
    title: Object.fromEntries(Object.entries(title).filter(([, text]) => text)) as Record<string, string>,
    author: given.author ?? null,
    access,
    groupCode,
    sessionId,
    embargoUntil: embargoOf(embargo, ctx.scope.meeting.zone),
  };
}

/** The end of an embargo, typed by the meeting's clocks. */
function embargoOf({ date, time }: Given['embargo'], zone: string): Date | null {
  if (!date && !time) return null;
  if (!date) throw new Refusal('invalid', { 'embargo.date': { code: 'required' } });
  if (!time) throw new Refusal('invalid', { 'embargo.time': { code: 'required' } });
  const until = toInstant({ date, time }, zone);
  if (!until) throw new Refusal('invalid', { 'embargo.time': { code: 'no_such_time' } });
  return until;
}
