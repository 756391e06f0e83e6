import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { PartyKind, ResponseStatus, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { mayReopen, windowState } from '../policy';

/** Where a party that was asked stands. `late`: the window has closed and nothing was ever submitted. */
export type AnswerState = 'submitted' | 'reopened' | 'draft' | 'silent' | 'late';

export type TrackedParty = {
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  kind: PartyKind;
  state: AnswerState;
  /** Null before the first save. */
  responseId: string | null;
  savedAt: Date | null;
  submission: { number: number; at: Date; by: string; sha256: string } | null;
  mayReopen: boolean;
};

export type SurveyTrack = {
  id: string;
  title: LocalizedText;
  status: SurveyStatus;
  version: { number: number; sha256: string; publishedAt: Date };
  window: 'not_open' | 'open' | 'closed';
  parties: TrackedParty[];
  snapshots: { number: number; takenAt: Date; sha256: string }[];
};

type Row = {
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  kind: PartyKind;
  responseId: string | null;
  status: ResponseStatus | null;
  savedAt: Date | null;
  number: number | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  sha256: string | null;
};

type SurveyRow = {
  id: string;
  title: LocalizedText;
  status: SurveyStatus;
  number: number;
  sha256: string;
  publishedAt: Date;
  now: Date;
};

function stateOf(row: Row, window: SurveyTrack['window']): AnswerState {
  if (row.status === 'SUBMITTED') return 'submitted';
  if (row.number !== null) return 'reopened';
  if (window === 'closed') return 'late';
  return row.status === null ? 'silent' : 'draft';
}

/** The meeting's survey with every party that was asked and where it stands; null before the first version. Three statements. */
export async function trackResponses(scope: MeetingScope): Promise<SurveyTrack | null> {
  authorize(scope, 'survey.track');
  const meetingId = scope.meeting.id;
  const [survey] = await db().$queryRaw<SurveyRow[]>`
    SELECT s.id, s.title, s.status, v.number, v.sha256, v."publishedAt", now() AS now
    FROM "Survey" s
    JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE s."meetingId" = ${meetingId}::uuid ORDER BY s.id LIMIT 1`;
  if (!survey) return null;
  const [rows, snapshots] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT p.code, p.names, p.acronyms, p.kind, r.id AS "responseId", r.status, r."updatedAt" AS "savedAt",
             sub.number, sub.at AS "submittedAt", sub."byName" AS "submittedBy", sub.sha256
      FROM "Invitation" i
      JOIN "Party" p ON p.id = i."partyId"
      LEFT JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${survey.id}::uuid
      LEFT JOIN LATERAL (SELECT * FROM "Submission" x WHERE x."responseId" = r.id ORDER BY x.number DESC LIMIT 1) sub ON true
      WHERE i."meetingId" = ${meetingId}::uuid AND i.status IN ('SENT', 'ACCEPTED')
      ORDER BY p.kind, p.code`,
    db().resultSnapshot.findMany({
      where: { surveyId: survey.id },
      orderBy: { number: 'desc' },
      select: { number: true, takenAt: true, sha256: true },
    }),
  ]);
  const frame = { status: survey.status, closesAt: scope.meeting.surveyClosesAt, phase: scope.meeting.phase };
  const window = windowState(frame, survey.now);
  return {
    id: survey.id,
    title: survey.title,
    status: survey.status,
    version: { number: survey.number, sha256: survey.sha256, publishedAt: survey.publishedAt },
    window,
    parties: rows.map((row) => ({
      code: row.code,
      names: row.names,
      acronyms: row.acronyms,
      kind: row.kind,
      state: stateOf(row, window),
      responseId: row.responseId,
      savedAt: row.savedAt,
      submission:
        row.number !== null && row.submittedAt !== null && row.sha256 !== null
          ? { number: row.number, at: row.submittedAt, by: row.submittedBy ?? '', sha256: row.sha256 }
          : null,
      mayReopen: row.status !== null && mayReopen(frame, { status: row.status, isReopened: row.number !== null }),
    })),
    snapshots,
  };
}
