import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isEditable } from '@/lib/meetings/policy';
import { gatherReport } from './gather-report';
import type { GroupReportContent } from './model/content';

/** A report with its hash; null before it is handed over. */
export type ReadReport = { content: GroupReportContent; sha256: string | null };

export type ReportRow = { number: number; submittedAt: Date; sha256: string; reason: string | null };

export type GroupReports = {
  group: { id: string; code: string; names: LocalizedText };
  /** The newest first. */
  reports: ReportRow[];
  /** As it would be handed over now, for those who may; null for everybody else and once the meeting is closed. */
  draft: GroupReportContent | null;
  /** Symbols of recommendations that are agreed and go with it, and of those among them that lack a theme or an addressee. */
  toHandOver: string[];
  incomplete: string[];
};

const ofGroup = async (scope: MeetingScope, code: string) =>
  found(
    await db().breakoutGroup.findFirst({
      where: { meetingId: scope.meeting.id, code },
      select: { id: true, code: true, names: true },
    }),
  );

/** The reports of a group, and the next one for whoever hands it over. Refuses "not found" for an unknown code. */
export async function findReports(scope: MeetingScope, code: string): Promise<GroupReports> {
  authorize(scope, 'report.read');
  const { names, ...group } = await ofGroup(scope, code);
  const mayHandOver = can(scope, 'report.submit', { groupId: group.id }) && isEditable(scope.meeting.phase);
  const [reports, draft, agreed] = await Promise.all([
    db().groupReport.findMany({
      where: { groupId: group.id },
      orderBy: { number: 'desc' },
      select: { number: true, submittedAt: true, sha256: true, content: true },
    }),
    mayHandOver ? gatherReport(db(), group.id, { number: null, reason: null, submittedAt: null }) : null,
    db().recommendation.findMany({
      where: { groupId: group.id, status: 'AGREED' },
      orderBy: { id: 'asc' },
      select: { symbol: true, headRevision: { select: { themes: true, addressees: true } } },
    }),
  ]);
  const symbolOf = ({ symbol }: { symbol: string | null }) => symbol ?? '';
  return {
    group: { ...group, names: names as LocalizedText },
    reports: reports.map(({ content, ...report }) => ({
      ...report,
      reason: (content as unknown as GroupReportContent).reason,
    })),
    draft,
    toHandOver: agreed.map(symbolOf),
    incomplete: agreed
      .filter(({ headRevision: head }) => !head || head.themes.length === 0 || head.addressees.length === 0)
      .map(symbolOf),
  };
}

/** One report as it was sealed; `number` null: the newest. Refuses "not found". */
export async function findReport(scope: MeetingScope, code: string, number: number | null): Promise<ReadReport> {
  authorize(scope, 'report.read');
  const { id } = await ofGroup(scope, code);
  const row = found(
    await db().groupReport.findFirst({
      where: { groupId: id, ...(number === null ? {} : { number }) },
      orderBy: { number: 'desc' },
      select: { content: true, sha256: true },
    }),
  );
  return { content: row.content as unknown as GroupReportContent, sha256: row.sha256 };
}
