import type { Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { ProgressStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** A party that carries a commitment out. `regions`: region codes. */
export type Owner = { id: string; code: string; names: LocalizedText; regions: string[] };

/** What a report is shown by: a page, or a file by its name, type and size in bytes. */
export type Evidence = {
  position: number;
  url: string | null;
  file: { name: string; type: string; size: number } | null;
};

/** A report that was accepted. `day`: when that was, in the meeting's zone (`YYYY-MM-DD`). */
export type AcceptedReport = {
  id: string;
  party: string;
  number: number;
  status: ProgressStatus;
  text: string;
  language: string;
  at: string;
  day: string;
  evidence: Evidence[];
};

/** A commitment with what is known of its follow-up. */
export type FollowedCommitment = {
  id: string;
  symbol: string;
  text: LocalizedText;
  themes: string[];
  /** Whom the recommendation addressed, in its own words, and the date it named: what stands until owners are laid down. */
  addressees: string[];
  dueBy: string | null;
  /** 0 before anything was laid down. */
  plan: number;
  dueOn: string | null;
  byNextMeeting: boolean;
  /** When the next edition begins (`YYYY-MM-DD`), if there is one. */
  nextMeetingOn: string | null;
  indicator: LocalizedText;
  owners: Owner[];
  /** Accepted reports of all parties, in the order in which they count. */
  reports: AcceptedReport[];
};

/** The text of a revision by language as JSON: only languages in which all of its sentences stand. */
export const wordingOf = (revisionId: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(json_object_agg(x.language, x.text), '{}') FROM (
    SELECT t.language, string_agg(t.text, ' ' ORDER BY u.position) AS text
    FROM "Unit" u JOIN "UnitText" t ON t."unitId" = u.id WHERE u."revisionId" = ${revisionId}
    GROUP BY t.language HAVING count(*) = (SELECT count(*) FROM "Unit" n WHERE n."revisionId" = ${revisionId})) x)`;

/** Evidence of the report "r" as JSON, without documents that were erased. */
export const evidenceOf = Prisma.sql`coalesce((
  SELECT json_agg(json_build_object('position', e.position, 'url', e.url,
           'file', CASE WHEN f.id IS NOT NULL THEN json_build_object('name', f.name, 'type', f.type, 'size', f.size) END) ORDER BY e.position)
  FROM "ProgressEvidence" e LEFT JOIN "StoredFile" f ON f.id = e."fileId" AND f.status <> 'ERASED'
  WHERE e."reportId" = r.id AND (e.url IS NOT NULL OR f.id IS NOT NULL)), '[]')`;

/** Was the report "r" accepted, by its review "w", and does that stand? */
export const isAccepted = Prisma.sql`(
  w.verdict = 'ACCEPTED' AND NOT EXISTS (SELECT FROM "ProgressWithdrawal" x WHERE x."reportId" = r.id))`;

/**
 * The commitments of a meeting by number, with owners, dates and accepted reports as they stood before `until` (null = now).
 * Plans and reports are never changed, so that later ones leave the answer for an earlier moment alone, but an acceptance that was
 * withdrawn counts at no moment; names of parties, their
 * regions and the next meeting are those of now, and a row counts from when its transaction began. One statement.
 */
export function readCommitments(
  tx: Pick<Tx, '$queryRaw'>,
  meeting: { id: string; zone: string },
  until: Date | null = null,
): Promise<FollowedCommitment[]> {
  const before = (column: Prisma.Sql) => (until ? Prisma.sql`AND ${column} < ${until}` : Prisma.empty);
  return tx.$queryRaw<FollowedCommitment[]>`
    SELECT k.id, k.symbol, v.themes, k.owners AS addressees, k."dueBy",
      ${wordingOf(Prisma.sql`k."revisionId"`)} AS text,
      coalesce(p.number, 0) AS plan, to_char(p."dueOn", 'YYYY-MM-DD') AS "dueOn", coalesce(p."byNextMeeting", false) AS "byNextMeeting",
      (SELECT to_char(min(m."startsOn"), 'YYYY-MM-DD') FROM "Meeting" m WHERE m."previousId" = k."meetingId") AS "nextMeetingOn",
      coalesce(p.indicator, k.indicator, '{}') AS indicator,
      coalesce((
        SELECT json_agg(json_build_object('id', y.id, 'code', y.code, 'names', y.names, 'regions', coalesce((
                 SELECT json_agg(g."regionCode" ORDER BY g."regionCode") FROM "PartyRegion" g WHERE g."partyId" = y.id), '[]')) ORDER BY y.code)
        FROM "CommitmentOwner" o JOIN "Party" y ON y.id = o."partyId" WHERE o."planId" = p.id), '[]') AS owners,
      coalesce((
        SELECT json_agg(json_build_object('id', r.id, 'party', r."partyId", 'number', r.number, 'status', r.status, 'text', r.text,
                 'language', r.language, 'at', r.at, 'day', to_char(w.at AT TIME ZONE ${meeting.zone}, 'YYYY-MM-DD'), 'evidence', ${evidenceOf})
               ORDER BY r.number, r."partyId")
        FROM "ProgressReport" r JOIN "ProgressReview" w ON w."reportId" = r.id AND ${isAccepted}
        WHERE r."commitmentId" = k.id ${before(Prisma.sql`w.at`)}), '[]') AS reports
    FROM "Commitment" k
    JOIN "Revision" v ON v.id = k."revisionId"
    LEFT JOIN LATERAL (SELECT * FROM "CommitmentPlan" p WHERE p."commitmentId" = k.id ${before(Prisma.sql`p.at`)} ORDER BY p.number DESC LIMIT 1) p ON true
    WHERE k."meetingId" = ${meeting.id}::uuid
    ORDER BY split_part(k.symbol, '/', 2)::int`;
}
