import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { PartyKind, ResponseStatus, SnapshotState, SurveyAudience, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import {
  deadlineOf,
  isUnderWay,
  mayChangeAttribution,
  mayChangeAudience,
  mayExtend,
  mayReopen,
  windowState,
  type WindowState,
} from '../policy';
import type { AnswerState, TrackFilters } from '../schema';

/** Rows on a page of the list. */
export const trackPageSize = 50;

/** The survey as those who follow it see it first. */
export type SurveyTrack = {
  id: string;
  title: LocalizedText;
  status: SurveyStatus;
  version: { number: number; sha256: string; publishedAt: Date };
  /** For those who were given no time of their own. */
  window: WindowState;
  graceHours: number;
  attributed: boolean;
  mayChangeAttribution: boolean;
  /** Who of those invited is asked. */
  asks: SurveyAudience[];
  mayChangeAudience: boolean;
  snapshots: { id: string; number: number; takenAt: Date; sha256: string }[];
  /** The last snapshot that was asked for; null where none was, or only before such requests were kept. */
  request: SnapshotWork | null;
  /** In their order. */
  regions: { code: string; names: LocalizedText }[];
};

/** How far a snapshot that was asked for is, and what came of it. */
export type SnapshotWork = {
  state: SnapshotState;
  askedAt: Date;
  /** Questions counted, of so many; 0 of 0 before the count has begun. */
  counted: number;
  total: number;
  /** How often it broke off. */
  tries: number;
  failure: string | null;
  /** Numbers of the earlier snapshots whose figures stand in it; by question those of open answers. */
  kept: { all?: number; states?: number; coded?: Record<string, number> };
  /** Of the snapshot; null before it is there. */
  number: number | null;
};

/** How many stand where, for one kind of party in one column of regions. */
export type TrackCount = { kind: PartyKind; region: string; state: AnswerState; isLate: boolean; count: number };

/** A party that was asked and where it stands. */
export type TrackedParty = {
  partyId: string;
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  kind: PartyKind;
  region: string;
  state: AnswerState;
  /** Its deadline has passed and nothing was ever submitted, or what was came after it. */
  isLate: boolean;
  window: WindowState;
  /** Its own deadline, where it was given more time. */
  extendedTo: Date | null;
  /** Null before the first save. */
  responseId: string | null;
  /** The last thing its delegation did: opened, saved or submitted. */
  lastAt: Date | null;
  reminders: number;
  remindedAt: Date | null;
  submission: { number: number; at: Date; by: string; sha256: string } | null;
  mayReopen: boolean;
  mayExtend: boolean;
};

type SurveyRow = {
  id: string;
  title: LocalizedText;
  status: SurveyStatus;
  graceHours: number;
  attributed: boolean;
  asks: SurveyAudience[];
  responses: number;
  number: number;
  sha256: string;
  publishedAt: Date;
  snapshots: { id: string; number: number; takenAt: string; sha256: string }[] | null;
  request: (Omit<SnapshotWork, 'askedAt'> & { askedAt: string }) | null;
  regions: { code: string; names: LocalizedText }[] | null;
  now: Date;
};

/** The meeting's survey with its terms and snapshots; null before the first version. One statement. */
export async function findTrack(scope: MeetingScope): Promise<SurveyTrack | null> {
  authorize(scope, 'survey.track');
  const [survey] = await db().$queryRaw<SurveyRow[]>`
    SELECT s.id, s.title, s.status, s."graceHours", s.attributed, array_to_json(s.asks) AS asks, v.number, v.sha256, v."publishedAt", now() AS now,
           (SELECT count(*)::int FROM "Response" r WHERE r."surveyId" = s.id) AS responses,
           (SELECT json_agg(json_build_object('id', x.id, 'number', x.number, 'takenAt', x."takenAt", 'sha256', x.sha256) ORDER BY x.number DESC)
              FROM "ResultSnapshot" x WHERE x."surveyId" = s.id) AS snapshots,
           (SELECT json_build_object('state', q.state, 'askedAt', q."askedAt", 'counted', q.counted, 'total', q.total, 'tries', q.tries,
                     'failure', q.failure, 'kept', q.kept, 'number', x.number)
              FROM "SnapshotRequest" q LEFT JOIN "ResultSnapshot" x ON x.id = q."snapshotId"
              WHERE q."surveyId" = s.id ORDER BY q."askedAt" DESC, q.id DESC LIMIT 1) AS request,
           (SELECT json_agg(json_build_object('code', code, 'names', names) ORDER BY position, code) FROM "Region") AS regions
    FROM "Survey" s
    JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE s."meetingId" = ${scope.meeting.id}::uuid ORDER BY s.id LIMIT 1`;
  if (!survey) return null;
  const { id, title, status, graceHours, attributed, asks, number, sha256, publishedAt } = survey;
  return {
    id,
    title,
    status,
    version: { number, sha256, publishedAt },
    window: windowState({ ...frameOf(scope, survey), extendedTo: null }, survey.now),
    graceHours,
    attributed,
    mayChangeAttribution: mayChangeAttribution(survey.responses),
    asks,
    mayChangeAudience: mayChangeAudience(survey.responses),
    snapshots: (survey.snapshots ?? []).map((snapshot) => ({ ...snapshot, takenAt: new Date(snapshot.takenAt) })),
    request: survey.request && { ...survey.request, askedAt: new Date(survey.request.askedAt) },
    regions: survey.regions ?? [],
  };
}

function frameOf({ meeting }: MeetingScope, { status, graceHours }: Pick<SurveyRow, 'status' | 'graceHours'>) {
  return { status, closesAt: meeting.surveyClosesAt, graceHours, phase: meeting.phase };
}

/**
 * Everybody who was asked (an invitation was sent or accepted, and the survey is meant for parties of the kind) with what is known of them. A party stands in one column of
 * regions, as in the results. What asks for somebody first has the lowest urgency.
 */
function askedOf({ meeting }: MeetingScope, surveyId: string): Prisma.Sql {
  const closesAt = meeting.surveyClosesAt;
  return Prisma.sql`
    SELECT a.*, CASE WHEN state = 'submitted' THEN 5 WHEN "isLate" THEN 0 WHEN state = 'reopened' THEN 1
                     WHEN state = 'draft' THEN 2 WHEN state = 'opened' THEN 3 ELSE 4 END AS urgency
    FROM (
      SELECT p.id AS "partyId", p.code, p.names, p.acronyms, p.kind,
             CASE WHEN p.kind = 'GLOBAL_PROCESS' THEN 'global' WHEN place.codes IS NULL THEN 'unassigned'
                  WHEN cardinality(place.codes) > 1 THEN 'interregional' ELSE place.codes[1] END AS region,
             CASE WHEN r.status = 'SUBMITTED' THEN 'submitted' WHEN sub.number IS NOT NULL THEN 'reopened'
                  WHEN r.id IS NOT NULL THEN 'draft' WHEN c."openedAt" IS NOT NULL THEN 'opened' ELSE 'silent' END AS state,
             CASE WHEN sub.number IS NOT NULL THEN sub."isLate"
                  ELSE s.status = 'CLOSED' OR ${meeting.phase === 'CLOSED'}
                       OR coalesce(greatest(${closesAt}::timestamptz, more.until) <= now(), false) AND ${closesAt !== null} END AS "isLate",
             more.until AS "extendedTo", r.id AS "responseId", r.status,
             greatest(c."openedAt", r."updatedAt", sub.at) AS "lastAt", coalesce(c.reminders, 0) AS reminders, c."remindedAt",
             sub.number, sub.at AS "submittedAt", sub."byName" AS "submittedBy", sub.sha256,
             s.status AS "surveyStatus", s."graceHours"
      FROM "Invitation" i
      JOIN "Party" p ON p.id = i."partyId"
      JOIN "Survey" s ON s.id = ${surveyId}::uuid AND s."meetingId" = i."meetingId" AND survey_asks(s.asks, p.kind)
      LEFT JOIN LATERAL (SELECT array_agg(pr."regionCode") AS codes FROM "PartyRegion" pr WHERE pr."partyId" = p.id) place ON true
      LEFT JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = s.id
      LEFT JOIN "SurveyContact" c ON c."partyId" = p.id AND c."surveyId" = s.id
      LEFT JOIN LATERAL (SELECT e.until FROM "SurveyExtension" e WHERE e."surveyId" = s.id AND e."partyId" = p.id
                         ORDER BY e.at DESC, e.id DESC LIMIT 1) more ON true
      LEFT JOIN LATERAL (SELECT x.number, x.at, x."byName", x.sha256, first_value(x.late) OVER (PARTITION BY x."responseId" ORDER BY x.number) AS "isLate"
                         FROM "Submission" x WHERE x."responseId" = r.id ORDER BY x.number DESC LIMIT 1) sub ON true
      WHERE i."meetingId" = ${meeting.id}::uuid AND i.status IN ('SENT', 'ACCEPTED')
    ) a`;
}

/** How many stand where, by kind and region. One statement, whose rows do not grow with the parties. */
export async function countTracked(scope: MeetingScope, surveyId: string): Promise<TrackCount[]> {
  authorize(scope, 'survey.track');
  return db().$queryRaw<TrackCount[]>`
    SELECT kind, region, state, "isLate", count(*)::int AS count FROM (${askedOf(scope, surveyId)}) asked
    GROUP BY kind, region, state, "isLate" ORDER BY kind, region`;
}

type Row = Omit<TrackedParty, 'window' | 'submission' | 'mayReopen' | 'mayExtend'> & {
  status: ResponseStatus | null;
  number: number | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  sha256: string | null;
  surveyStatus: SurveyStatus;
  graceHours: number;
  urgency: number;
  now: Date;
};

/** A page of those asked, what asks for somebody first; `next` is the key of the next page. One statement. */
export async function listTracked(
  scope: MeetingScope,
  surveyId: string,
  filters: TrackFilters,
): Promise<{ parties: TrackedParty[]; next: string | null }> {
  authorize(scope, 'survey.track');
  const [urgency = null, code = null] = filters.after?.split(/\.(.*)/s) ?? [];
  const conditions = [
    Prisma.sql`true`,
    ...(filters.state === 'missing' ? [Prisma.sql`state <> 'submitted'`] : []),
    ...(filters.state && filters.state !== 'missing' ? [Prisma.sql`state = ${filters.state}`] : []),
    ...(filters.kind ? [Prisma.sql`kind = ${filters.kind}::"PartyKind"`] : []),
    ...(filters.region ? [Prisma.sql`region = ${filters.region}`] : []),
    ...(filters.late ? [Prisma.sql`"isLate"`] : []),
    ...(code === null ? [] : [Prisma.sql`(urgency, code) > (${Number(urgency)}::int, ${code})`]),
  ];
  const rows = await db().$queryRaw<Row[]>`
    SELECT asked.*, now() AS now FROM (${askedOf(scope, surveyId)}) asked
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY urgency, code LIMIT ${trackPageSize + 1}`;
  const shown = rows.slice(0, trackPageSize);
  const last = shown.at(-1);
  return {
    parties: shown.map((row) => partyOf(scope, row)),
    next: rows.length > trackPageSize && last ? `${last.urgency}.${last.code}` : null,
  };
}

function partyOf(scope: MeetingScope, row: Row): TrackedParty {
  const frame = frameOf(scope, { status: row.surveyStatus, graceHours: row.graceHours });
  const window = { ...frame, extendedTo: row.extendedTo };
  const isExtended = row.extendedTo !== null && deadlineOf(window)?.getTime() === row.extendedTo.getTime();
  return {
    partyId: row.partyId,
    code: row.code,
    names: row.names,
    acronyms: row.acronyms,
    kind: row.kind,
    region: row.region,
    state: row.state,
    isLate: row.isLate,
    window: windowState(window, row.now),
    extendedTo: isExtended ? row.extendedTo : null,
    responseId: row.responseId,
    lastAt: row.lastAt,
    reminders: row.reminders,
    remindedAt: row.remindedAt,
    submission:
      row.number !== null && row.submittedAt !== null && row.sha256 !== null
        ? { number: row.number, at: row.submittedAt, by: row.submittedBy ?? '', sha256: row.sha256 }
        : null,
    mayReopen: row.status !== null && mayReopen(frame, row.status),
    mayExtend: isUnderWay(frame) && mayExtend(frame, row.status),
  };
}
