import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import type { MailingStatus, ProgressStatus, ReviewVerdict } from '@/lib/core/prisma/enums';
import { dayOf } from '@/lib/i18n/dates';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { AnnualReportContent } from './model/annual-report';
import { monthEnds, shiftDay, startOfDay } from './model/days';
import { follow } from './model/followed';
import { reminderPurpose } from './prepare-reminder';
import { evidenceOf, isAccepted, readCommitments, type Evidence, type FollowedCommitment } from './read-commitments';
import { readReminders, type Reminders } from './read-reminders';
import { reminderAudienceSchema } from './schema';

/** Refuses "not found" while the Highlights are not published, but to the secretariat. */
function authorizeReading(scope: MeetingScope): void {
  authorize(scope, 'follow-up.read');
  if (!scope.meeting.isPublished && !can(scope, 'follow-up.manage')) throw new Refusal('not_found');
}

/** What the public reads of the follow-up: the commitments with owners, dates and what was accepted, and when the Highlights came out. */
export async function findFollowUp(
  scope: MeetingScope,
): Promise<{ commitments: FollowedCommitment[]; publishedAt: Date | null }> {
  authorizeReading(scope);
  const [commitments, publication] = await Promise.all([
    readCommitments(db(), scope.meeting),
    db().publication.findFirst({
      where: { document: { meetingId: scope.meeting.id } },
      orderBy: { number: 'asc' },
      select: { publishedAt: true },
    }),
  ]);
  return { commitments, publishedAt: publication?.publishedAt ?? null };
}

/** Names by which commitments are grouped: regions and themes by code, in their order. */
export type Groupings = {
  regions: { code: string; names: LocalizedText }[];
  themes: { code: string; names: LocalizedText }[];
};

/** Regions and themes of the directory. Public. */
export async function listGroupings(): Promise<Groupings> {
  const select = { code: true, names: true } as const;
  const [regions, themes] = await Promise.all([
    db().region.findMany({ select, orderBy: { position: 'asc' } }),
    db().theme.findMany({ select, orderBy: { position: 'asc' } }),
  ]);
  const named = (rows: { code: string; names: unknown }[]) =>
    rows.map(({ code, names }) => ({ code, names: names as LocalizedText }));
  return { regions: named(regions), themes: named(themes) };
}

/** A party that may carry a commitment out: one with a delegation at the meeting. */
export type PossibleOwner = { id: string; code: string; names: LocalizedText };

/** Parties with a delegation, by code. */
export async function listPossibleOwners(scope: MeetingScope): Promise<PossibleOwner[]> {
  authorize(scope, 'follow-up.manage');
  const rows = await db().delegation.findMany({
    where: { meetingId: scope.meeting.id },
    orderBy: { party: { code: 'asc' } },
    select: { party: { select: { id: true, code: true, names: true } } },
  });
  return rows.map(({ party }) => ({ ...party, names: party.names as LocalizedText }));
}

/** What was laid down for a commitment at one time, with who did it. */
export type PlanVersion = {
  number: number;
  dueOn: string | null;
  byNextMeeting: boolean;
  indicator: LocalizedText;
  owners: LocalizedText[];
  at: Date;
  by: string | null;
};

/** All that was ever laid down for a commitment, the last first. */
export async function listPlans(scope: MeetingScope, commitmentId: string): Promise<PlanVersion[]> {
  authorize(scope, 'follow-up.manage');
  return db().$queryRaw<PlanVersion[]>`
    SELECT p.number, to_char(p."dueOn", 'YYYY-MM-DD') AS "dueOn", p."byNextMeeting", p.indicator, p.at, a.email AS by,
      coalesce((SELECT json_agg(y.names ORDER BY y.code) FROM "CommitmentOwner" o JOIN "Party" y ON y.id = o."partyId" WHERE o."planId" = p.id), '[]') AS owners
    FROM "CommitmentPlan" p JOIN "Commitment" k ON k.id = p."commitmentId" LEFT JOIN "Account" a ON a.id = p."byAccountId"
    WHERE k.id = ${commitmentId}::uuid AND k."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY p.number DESC`;
}

/** A report with what was said of it; for those who write or review it. */
export type ReportedProgress = {
  id: string;
  commitmentId: string;
  symbol: string;
  partyId: string;
  partyNames: LocalizedText;
  number: number;
  status: ProgressStatus;
  text: string;
  language: string;
  at: Date;
  evidence: Evidence[];
  verdict: ReviewVerdict | null;
  reason: string | null;
  reviewedAt: Date | null;
  /** When the acceptance was taken back, and why. */
  withdrawnAt: Date | null;
  whyWithdrawn: string | null;
  /** A later report has taken its place. */
  isReplaced: boolean;
  /** Written by an account of the secretariat in the party's place. */
  isBySecretariat: boolean;
};

/** Reports on the meeting's commitments, those that wait for the secretariat first, then the latest first; 1,000 at most. */
export async function listReports(scope: MeetingScope): Promise<ReportedProgress[]> {
  authorize(scope, 'progress.review');
  return readReports(scope, null);
}

/** Reports of one party, for its focal point, the latest first; 1,000 at most. */
export async function listOwnReports(
  scope: MeetingScope,
  of: { partyId: string; delegationId: string },
): Promise<ReportedProgress[]> {
  authorize(scope, 'progress.report', { delegationId: of.delegationId });
  return readReports(scope, of.partyId);
}

function readReports(scope: MeetingScope, partyId: string | null): Promise<ReportedProgress[]> {
  return db().$queryRaw<ReportedProgress[]>`
    SELECT * FROM (
      SELECT r.id, k.id AS "commitmentId", k.symbol, r."partyId", y.names AS "partyNames", r.number, r.status, r.text, r.language, r.at,
             ${evidenceOf} AS evidence, w.verdict, w.reason, w.at AS "reviewedAt",
             x.at AS "withdrawnAt", x.reason AS "whyWithdrawn",
             r.number < max(r.number) OVER (PARTITION BY r."commitmentId", r."partyId") AS "isReplaced",
             EXISTS (SELECT 1 FROM "Account" a WHERE a.id = r."byAccountId" AND a."siteRole" IS NOT NULL) OR EXISTS (
               SELECT 1 FROM "AccountPerson" ap
               JOIN "MeetingRole" m ON m."personId" = ap."personId" AND m.kind = 'ORGANISER' AND m."meetingId" = k."meetingId"
               WHERE ap."accountId" = r."byAccountId") AS "isBySecretariat"
      FROM "ProgressReport" r
      JOIN "Commitment" k ON k.id = r."commitmentId"
      JOIN "Party" y ON y.id = r."partyId"
      LEFT JOIN "ProgressReview" w ON w."reportId" = r.id
      LEFT JOIN "ProgressWithdrawal" x ON x."reportId" = r.id
      WHERE k."meetingId" = ${scope.meeting.id}::uuid AND (${partyId}::uuid IS NULL OR r."partyId" = ${partyId}::uuid)) r
    ORDER BY (verdict IS NULL AND NOT "isReplaced") DESC, at DESC, id LIMIT 1000`;
}

/** A delegation of the reader, for which reports can be made. */
export type OwnDelegation = { delegationId: string; partyId: string; code: string; names: LocalizedText };

/** Delegations for which the reader may report: those of which they are focal point, or any one asked for by its code for the secretariat. */
export async function listOwnDelegations(scope: MeetingScope, code?: string): Promise<OwnDelegation[]> {
  const held = scope.grants.flatMap(({ delegationId }) => delegationId ?? []);
  const isAny = code !== undefined && can(scope, 'progress.report');
  const rows = await db().delegation.findMany({
    where: { meetingId: scope.meeting.id, ...(isAny ? { party: { code } } : { id: { in: held } }) },
    orderBy: { party: { code: 'asc' } },
    select: { id: true, party: { select: { id: true, code: true, names: true } } },
  });
  return rows
    .filter(({ id }) => can(scope, 'progress.report', { delegationId: id }))
    .filter(({ party }) => code === undefined || party.code === code)
    .map(({ id, party }) => ({
      delegationId: id,
      partyId: party.id,
      code: party.code,
      names: party.names as LocalizedText,
    }));
}

/**
 * A file of evidence. For everybody as long as its report is what the public reads: the last that was accepted, of a party
 * that is an owner now; of any report for the secretariat and the party's focal point.
 */
export async function findEvidence(
  scope: MeetingScope,
  { report, position }: { report: string; position: number },
): Promise<string> {
  authorizeReading(scope);
  const [row] = await db().$queryRaw<{ fileId: string | null; isPublic: boolean; delegationId: string | null }[]>`
    SELECT e."fileId", coalesce(${isAccepted}, false)
        AND NOT EXISTS (
          SELECT 1 FROM "ProgressReport" l JOIN "ProgressReview" v ON v."reportId" = l.id AND v.verdict = 'ACCEPTED'
          LEFT JOIN "ProgressWithdrawal" u ON u."reportId" = l.id
          WHERE u."reportId" IS NULL AND l."commitmentId" = r."commitmentId" AND l."partyId" = r."partyId" AND l.number > r.number)
        AND EXISTS (
          SELECT 1 FROM "CommitmentOwner" o
          WHERE o."partyId" = r."partyId" AND o."planId" = (
            SELECT p.id FROM "CommitmentPlan" p WHERE p."commitmentId" = r."commitmentId" ORDER BY p.number DESC LIMIT 1)) AS "isPublic",
      d.id AS "delegationId"
    FROM "ProgressEvidence" e
    JOIN "ProgressReport" r ON r.id = e."reportId"
    JOIN "Commitment" k ON k.id = r."commitmentId"
    LEFT JOIN "ProgressReview" w ON w."reportId" = r.id
    LEFT JOIN "Delegation" d ON d."meetingId" = k."meetingId" AND d."partyId" = r."partyId"
    WHERE e."reportId" = ${report}::uuid AND e.position = ${position} AND k."meetingId" = ${scope.meeting.id}::uuid`;
  const mayRead =
    row && (row.isPublic || can(scope, 'progress.report', row.delegationId ? { delegationId: row.delegationId } : {}));
  if (!mayRead || !row.fileId) throw new Refusal('not_found');
  return row.fileId;
}

/** A reminder before it leaves: every mail as it will be. For one that was sent only its head: its mails stand in the outbox. */
export type ReminderPreview = Reminders & {
  id: string;
  status: MailingStatus;
  recipients: number;
  sentAt: Date | null;
  /** The day since which those written to have not reported. */
  since: string | null;
};

/** A reminder, computed from what is known now. */
export async function previewReminder(scope: MeetingScope, id: string): Promise<ReminderPreview> {
  authorize(scope, 'progress.review');
  const { status, recipients, sentAt, audience } = found(
    await db().mailing.findFirst({ where: { id, meetingId: scope.meeting.id, purpose: reminderPurpose } }),
  );
  const wanted = reminderAudienceSchema.parse(audience);
  const head = { id, status, recipients, sentAt, ...wanted };
  if (status === 'SENT') return { ...head, mails: [], leftOut: [] };
  return { ...head, ...(await readReminders(db(), scope.meeting, wanted)) };
}

/**
 * The days of which an annual report can be made, the latest first: the ends of months from the day the Highlights came out
 * to yesterday. Of months alone, so that nobody can have a paper made for each of thousands of days.
 */
export async function listReportDays(scope: MeetingScope, now: Date): Promise<string[]> {
  authorizeReading(scope);
  const publication = await db().publication.findFirst({
    where: { document: { meetingId: scope.meeting.id } },
    orderBy: { number: 'asc' },
    select: { publishedAt: true },
  });
  if (!publication) return [];
  const { zone } = scope.meeting;
  return monthEnds(dayOf(publication.publishedAt, zone), shiftDay(dayOf(now, zone), -1));
}

/**
 * What was accepted until the end of a day (`YYYY-MM-DD` in the meeting's zone). Only of days that are over, so that no later
 * report changes it. Refuses "not found" for others.
 */
export async function findAnnualReport(scope: MeetingScope, until: string, now: Date): Promise<AnnualReportContent> {
  if (!(await listReportDays(scope, now)).includes(until)) throw new Refusal('not_found');
  const { slug, code, title, city, startsOn, endsOn, zone, illustrative } = scope.meeting;
  const [commitments, groupings] = await Promise.all([
    readCommitments(db(), scope.meeting, startOfDay(shiftDay(until, 1), zone)),
    listGroupings(),
  ]);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    format: 'parley.follow-up/1',
    until,
    meeting: { slug, code, title, city, startsOn: day(startsOn), endsOn: day(endsOn), zone, illustrative },
    groupings,
    commitments: follow(commitments, until),
  };
}
