import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { SiteScope } from '@/lib/auth/scope';
import type { MeetingRoleKind } from '@/lib/core/prisma/enums';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Unsigned } from '@/lib/outcome/model/signatures';
import { readUnsigned } from '@/lib/outcome/read-unsigned';
import { deskTask, tasksOf, type HeldRole, type Task } from '../model/tasks';
import { questionnaireSchema, type Questionnaire } from '@/lib/surveys/model/definition';
import { countTranslations } from '@/lib/surveys/model/translation';
import { readFigures } from './figures';

/** A closed meeting in which somebody had a role: a record to go back to. `isDesk`: its desk is theirs to open. */
export type PastMeeting = {
  slug: string;
  shortTitle: LocalizedText;
  city: string;
  startsOn: Date;
  endsOn: Date;
  illustrative: boolean;
  isDesk: boolean;
  /** Reports on its commitments that wait to be read; for whoever has its desk. */
  reports: number;
};

/** What is asked of the person at the keyboard, in all meetings that are not closed, and of the Highlights in those that are; and the closed ones. Three statements, and those that read a document which is to be signed. */
export async function listTasks(
  scope: SiteScope,
  now: Date,
): Promise<{ desks: Task[]; tasks: Task[]; past: PastMeeting[] }> {
  authorize(scope, 'work.read');
  const personIds = scope.actor?.personIds ?? [];
  const assistedIds = scope.actor?.assistedIds ?? [];
  const isStaff = Boolean(scope.actor?.siteRole);
  const isKnown = isStaff || personIds.length > 0;
  const [roles, meetings, past] = await Promise.all([
    readRoles(personIds, assistedIds),
    isKnown ? readDesks(personIds, isStaff) : [],
    isKnown ? readPast(personIds, isStaff) : [],
  ]);
  return { desks: meetings.map((meeting) => deskTask(meeting, now)), tasks: tasksOf(roles, now), past };
}

/** Closed meetings with a role of these persons, the newest first; all of them for the permanent secretariat. */
function readPast(personIds: string[], isStaff: boolean): Promise<PastMeeting[]> {
  return read<PastMeeting[]>`
    SELECT m.slug, m."shortTitle", m.city, m."startsOn", m."endsOn", m.illustrative,
           ${isStaff} OR bool_or(r.kind = 'ORGANISER') IS TRUE AS "isDesk",
           CASE WHEN ${isStaff} OR bool_or(r.kind = 'ORGANISER') IS TRUE THEN (
             SELECT count(*)::int FROM "Commitment" k JOIN "ProgressReport" rp ON rp."commitmentId" = k.id WHERE k."meetingId" = m.id
               AND NOT EXISTS (SELECT FROM "ProgressReview" rv WHERE rv."reportId" = rp.id)
               AND NOT EXISTS (SELECT FROM "ProgressReport" later WHERE later."commitmentId" = rp."commitmentId"
                 AND later."partyId" = rp."partyId" AND later.number > rp.number)) ELSE 0 END AS reports
    FROM "Meeting" m
    LEFT JOIN "MeetingRole" r ON r."meetingId" = m.id AND r."personId" = ANY (${personIds}::uuid[])
    WHERE m.phase = 'CLOSED'
    GROUP BY m.id HAVING ${isStaff} OR count(r.id) > 0
    ORDER BY m."startsOn" DESC, m.id LIMIT 50`;
}

/** Desks of the meetings somebody organises; of all meetings for the permanent secretariat. */
function readDesks(personIds: string[], isStaff: boolean) {
  return readFigures(Prisma.sql`m.phase <> 'CLOSED' AND (${isStaff} OR m.id IN (
    SELECT "meetingId" FROM "MeetingRole" WHERE kind = 'ORGANISER' AND "personId" = ANY (${personIds}::uuid[])))`);
}

/** All roles of one's own persons; of persons one assists, only what they register for. */
async function readRoles(personIds: string[], assistedIds: string[]): Promise<HeldRole[]> {
  type Row = Omit<HeldRole, 'untranslated' | 'toSign'> & {
    questionnaire: unknown;
    languages: string[];
    signs: string[];
    document: string | null;
  };
  const rows = await read<Row[]>`
    SELECT json_build_object('id', w.id, 'name', trim(w."givenName" || ' ' || w.surname),
                             'isAssisted', NOT w.id = ANY (${personIds}::uuid[])) AS person, r.kind, m.slug, m."shortTitle", m.illustrative, m.zone, m."startsOn", m."endsOn",
           m."registrationOpensAt", m."registrationClosesAt", m."surveyClosesAt",
           CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('names', p.names, 'acronyms', p.acronyms) END AS party,
           m.phase, i.status AS invitation, coalesce(i."answerBy", m."answerBy") AS "answerBy", d.quota - d."seatsTaken" AS "freeSeats", m.languages,
           CASE WHEN r.kind = 'TRANSLATOR' THEN (SELECT qn.draft FROM "Questionnaire" qn JOIN "Survey" su ON su.id = qn."surveyId"
             WHERE su."meetingId" = m.id ORDER BY su.code LIMIT 1) END AS questionnaire,
           (SELECT json_build_object('id', g.id, 'status', g.status) FROM "Registration" g
             WHERE g."personId" = r."personId" AND g."delegationId" = d.id ORDER BY g."createdAt" DESC LIMIT 1) AS registration,
           s.status AS survey, COALESCE(s."graceHours", 0) AS "graceHours",
           (SELECT x.until FROM "SurveyExtension" x WHERE x."surveyId" = s.id AND x."partyId" = d."partyId"
             ORDER BY x.at DESC, x.id DESC LIMIT 1) AS "extendedTo",
           re.status AS response,
           CASE WHEN b.id IS NULL THEN NULL ELSE json_build_object('code', b.code, 'names', b.names) END AS "group",
           CASE WHEN b.id IS NULL THEN 0 ELSE (
             SELECT count(*)::int FROM "Recommendation" general JOIN "Revision" head ON head.id = general."headRevisionId"
             CROSS JOIN LATERAL (SELECT max(source.at) AS at FROM "ConsolidationSource" source
               JOIN "Recommendation" own ON own.id = source."regionalId"
               WHERE source."generalId" = general.id AND own."groupId" = b.id) said
             WHERE general."meetingId" = m.id AND general.status = 'CONCURRENCE' AND said.at IS NOT NULL AND NOT EXISTS (
               SELECT FROM "Concurrence" c JOIN "Revision" v ON v.id = c."revisionId"
               WHERE c."recommendationId" = general.id AND c."groupId" = b.id AND v.hash = head.hash AND c.at >= said.at)) END AS asked,
           (SELECT json_build_object('items', count(*), 'undecided', count(*) FILTER (
              WHERE q.status NOT IN ('ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED')))
            FROM "PlenaryItem" pi JOIN "Recommendation" q ON q.id = pi."recommendationId" WHERE pi."meetingId" = m.id AND pi.position IS NOT NULL) AS plenary,
           CASE WHEN r.kind IN ('FOCAL_POINT', 'DELEGATE') THEN (SELECT json_build_object('round', cr.number,
               'closesAt', coalesce((SELECT x."closesAt" FROM "ClearingExtension" x WHERE x."roundId" = cr.id ORDER BY x.number DESC LIMIT 1), cr."closesAt"),
               'comments', (SELECT count(*)::int FROM "ClearingComment" c WHERE c."roundId" = cr.id AND c."delegationId" = d.id
                 AND NOT EXISTS (SELECT FROM "ClearingWithdrawal" w WHERE w."commentId" = c.id)))
             FROM "ClearingAudience" ca JOIN "ClearingRound" cr ON cr.id = ca."roundId"
             WHERE ca."delegationId" = d.id AND NOT EXISTS (SELECT FROM "ClearingEnd" e WHERE e."roundId" = cr.id)
             ORDER BY cr.number DESC LIMIT 1) END AS clearing,
           CASE WHEN r.kind = 'FOCAL_POINT' THEN (SELECT json_build_object(
               'unreported', count(*) FILTER (WHERE l.at IS NULL), 'sentBack', count(*) FILTER (WHERE l.verdict = 'MORE_ASKED' OR l."isWithdrawn"))
             FROM "Commitment" k
             JOIN LATERAL (SELECT pl.id FROM "CommitmentPlan" pl WHERE pl."commitmentId" = k.id ORDER BY pl.number DESC LIMIT 1) pl ON true
             JOIN "CommitmentOwner" o ON o."planId" = pl.id AND o."partyId" = d."partyId"
             LEFT JOIN LATERAL (SELECT rp.at, rv.verdict, EXISTS (SELECT FROM "ProgressWithdrawal" x WHERE x."reportId" = rp.id) AS "isWithdrawn"
               FROM "ProgressReport" rp LEFT JOIN "ProgressReview" rv ON rv."reportId" = rp.id
               WHERE rp."commitmentId" = k.id AND rp."partyId" = o."partyId" ORDER BY rp.number DESC LIMIT 1) l ON true
             WHERE k."meetingId" = m.id) END AS progress,
           r.signs, CASE WHEN r.kind IN ('CHAIR', 'TRANSLATOR') THEN (SELECT od.id FROM "OutcomeDocument" od
             WHERE od."meetingId" = m.id AND od.state IN ('COMPOSING', 'CORRIGENDUM')) END AS document,
           CASE WHEN r.kind = 'FOCAL_POINT' THEN (SELECT json_build_object('item', q.id, 'symbol', q.symbol, 'closesAt', sp."closesAt")
             FROM "SilenceAudience" sa JOIN "SilenceProcedure" sp ON sp.id = sa."procedureId" AND sp."closesAt" > now()
             JOIN "Recommendation" q ON q.id = sp."recommendationId" AND q."headRevisionId" = sp."revisionId"
             WHERE sa."delegationId" = d.id AND NOT EXISTS (SELECT 1 FROM "SilenceEnd" se WHERE se."procedureId" = sp.id)
               AND NOT EXISTS (SELECT 1 FROM "SilenceBreak" sb WHERE sb."procedureId" = sp.id AND sb."delegationId" = d.id)
             ORDER BY sp."closesAt" LIMIT 1) END AS silence
    FROM "MeetingRole" r
    JOIN "Person" w ON w.id = r."personId"
    JOIN "Meeting" m ON m.id = r."meetingId" AND (m.phase <> 'CLOSED' OR EXISTS (
      SELECT FROM "OutcomeDocument" od WHERE od."meetingId" = m.id AND od.state IN ('COMPOSING', 'CLEARANCE', 'CORRIGENDUM'))
      OR r.kind = 'FOCAL_POINT' AND EXISTS (
        SELECT FROM "CommitmentOwner" o JOIN "CommitmentPlan" pl ON pl.id = o."planId" JOIN "Commitment" k ON k.id = pl."commitmentId"
        JOIN "Delegation" own ON own."partyId" = o."partyId" WHERE k."meetingId" = m.id AND own.id = r."delegationId"))
    LEFT JOIN "Delegation" d ON d.id = r."delegationId"
    LEFT JOIN "Party" p ON p.id = d."partyId"
    LEFT JOIN "Invitation" i ON i.id = d."invitationId"
    LEFT JOIN LATERAL (SELECT id, status, "graceHours", asks FROM "Survey" WHERE "meetingId" = m.id ORDER BY code LIMIT 1) s
      ON p.id IS NULL OR survey_asks(s.asks, p.kind)
    LEFT JOIN "Response" re ON re."surveyId" = s.id AND re."partyId" = d."partyId"
    LEFT JOIN "BreakoutGroup" b ON b.id = r."groupId"
    WHERE r."personId" = ANY (${personIds}::uuid[]) OR (r."personId" = ANY (${assistedIds}::uuid[]) AND r.kind = 'DELEGATE')
    ORDER BY m."startsOn", r.kind, r.id`;
  const documents = [...new Set(rows.flatMap(({ document }) => document ?? []))];
  const unsigned = new Map(await Promise.all(documents.map(async (id) => [id, await readUnsigned(id)] as const)));
  return rows.map(({ questionnaire, languages, signs, document, ...role }) => ({
    ...role,
    toSign: signedNext(role.kind, signs, unsigned.get(document ?? '') ?? []),
    untranslated: questionnaire ? untranslatedIn(questionnaireSchema.parse(questionnaire), languages) : 0,
  }));
}

/** Languages whose turn it is: of a translator, their own that lack the signature for the wording; of the Chair, those that have it. */
function signedNext(kind: MeetingRoleKind, signs: readonly string[], unsigned: readonly Unsigned[]): string[] {
  const lacking = (of: Unsigned['capacity']) => unsigned.flatMap((one) => (one.capacity === of ? one.language : []));
  const wording = lacking('LANGUAGE');
  return kind === 'CHAIR'
    ? lacking('CHAIR').filter((language) => !wording.includes(language))
    : wording.filter((language) => signs.includes(language));
}

/** Texts that are missing or out of date, each language by itself. */
const untranslatedIn = (draft: Questionnaire, languages: readonly string[]): number =>
  countTranslations(draft, languages).reduce((sum, { missing, outdated }) => sum + missing + outdated, 0);
