import 'server-only';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import { hasAnswered } from '@/lib/surveys/queries/answered';
import type { MeetingFigures } from '../model/figures';

/**
 * The counts of all meetings that `which` (a condition on "Meeting" m) names, by one statement.
 * For the queries of this folder alone: it asks nobody's permission.
 */
export async function readFigures(which: Prisma.Sql): Promise<MeetingFigures[]> {
  return read<MeetingFigures[]>`
    SELECT m.id, m.slug, m."shortTitle", m.illustrative, m.phase, m.zone, m."startsOn", m."endsOn", m.capacity,
           m."registrationOpensAt", m."registrationClosesAt", m."surveyClosesAt",
           json_build_object(
             'invitations', i.j, 'delegations', d.j, 'registrations', r.j, 'survey', s.j, 'groups', g.j,
             'regional', rec.regional, 'general', rec.general, 'plenary', p.j, 'outcome', o.j, 'mails', mail.j) AS figures
    FROM "Meeting" m
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'total', count(*) FILTER (WHERE status <> 'REVOKED'), 'drafts', count(*) FILTER (WHERE status = 'DRAFT'),
        'asked', count(*) FILTER (WHERE status IN ('SENT', 'ACCEPTED')), 'accepted', count(*) FILTER (WHERE status = 'ACCEPTED'),
        'declined', count(*) FILTER (WHERE status = 'DECLINED'), 'silent', count(*) FILTER (WHERE status = 'SENT'),
        'due', COALESCE((SELECT json_agg(json_build_object('at', due.at, 'silent', due.silent) ORDER BY due.at) FROM (
          SELECT COALESCE(inv."answerBy", m."answerBy", m."registrationClosesAt") AS at, count(*) AS silent
          FROM "Invitation" inv WHERE inv."meetingId" = m.id AND inv.status = 'SENT' GROUP BY 1) due), '[]')) AS j
      FROM "Invitation" WHERE "meetingId" = m.id) i
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'total', count(*), 'named', count(*) FILTER (WHERE de."seatsTaken" > 0),
        'freeSeats', COALESCE(sum(de.quota - de."seatsTaken"), 0)) AS j
      FROM "Delegation" de JOIN "Invitation" inv ON inv.id = de."invitationId" AND inv.status = 'ACCEPTED'
      WHERE de."meetingId" = m.id) d
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'nominated', count(*) FILTER (WHERE status = 'NOMINATED'), 'submitted', count(*) FILTER (WHERE status = 'SUBMITTED'),
        'confirmed', count(*) FILTER (WHERE status = 'CONFIRMED'),
        'persons', count(DISTINCT "personId") FILTER (WHERE status = 'CONFIRMED'), 'waitlisted', count(*) FILTER (WHERE status = 'WAITLISTED'),
        'oldest', min("submittedAt") FILTER (WHERE status = 'SUBMITTED')) AS j
      FROM "Registration" WHERE "meetingId" = m.id) r
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'status', (SELECT su.status FROM "Survey" su WHERE su."meetingId" = m.id ORDER BY su.code LIMIT 1),
        'asked', count(*), 'answered', count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "Response" re JOIN "Survey" su ON su.id = re."surveyId"
          WHERE su."meetingId" = m.id AND re."partyId" = inv."partyId" AND ${hasAnswered('re')})),
        'snapshots', (SELECT count(*) FROM "ResultSnapshot" sn JOIN "Survey" su ON su.id = sn."surveyId" WHERE su."meetingId" = m.id)) AS j
      FROM "Invitation" inv JOIN "Party" asked ON asked.id = inv."partyId"
      WHERE inv."meetingId" = m.id AND inv.status IN ('SENT', 'ACCEPTED') AND COALESCE(
        (SELECT survey_asks(su.asks, asked.kind) FROM "Survey" su WHERE su."meetingId" = m.id ORDER BY su.code LIMIT 1), true)) s
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'total', count(*),
        'withoutFacilitator', COALESCE(array_agg(bg.code ORDER BY bg.position) FILTER (WHERE NOT EXISTS (
          SELECT 1 FROM "MeetingRole" ro WHERE ro."groupId" = bg.id AND ro.kind = 'FACILITATOR')), '{}'),
        'withoutRapporteur', COALESCE(array_agg(bg.code ORDER BY bg.position) FILTER (WHERE NOT EXISTS (
          SELECT 1 FROM "MeetingRole" ro WHERE ro."groupId" = bg.id AND ro.kind = 'RAPPORTEUR')), '{}'),
        'points', (SELECT count(*) FROM "DiscussionPoint" dp JOIN "Issue" iss ON iss.id = dp."issueId"
                   JOIN "BreakoutGroup" gr ON gr.id = iss."groupId" WHERE gr."meetingId" = m.id AND dp.text <> ''
                     AND NOT EXISTS (SELECT FROM "DiscussionPoint" later WHERE later."replacesId" = dp.id))) AS j
      FROM "BreakoutGroup" bg WHERE bg."meetingId" = m.id) g
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'total', count(*) FILTER (WHERE level = 'REGIONAL' AND status <> 'WITHDRAWN'),
        'open', count(*) FILTER (WHERE level = 'REGIONAL' AND status IN ('DRAFT', 'GROUP_REVIEW', 'AGREED')),
        'waiting', count(*) FILTER (WHERE level = 'REGIONAL' AND status = 'SUBMITTED')) AS regional,
        json_build_object(
        'total', count(*) FILTER (WHERE level = 'GENERAL' AND status <> 'WITHDRAWN'),
        'open', count(*) FILTER (WHERE level = 'GENERAL' AND status IN ('DRAFT', 'CONCURRENCE')),
        'ready', count(*) FILTER (WHERE level = 'GENERAL' AND status = 'READY'),
        'asking', count(*) FILTER (WHERE level = 'GENERAL' AND status = 'CONCURRENCE' AND EXISTS (
          SELECT FROM "Concurrence" co JOIN "Revision" rv ON rv.id = co."revisionId"
          JOIN "Revision" head ON head.id = "Recommendation"."headRevisionId" AND head.hash = rv.hash
          WHERE co."recommendationId" = "Recommendation".id AND co.answer <> 'CONCURS'
            AND NOT EXISTS (SELECT FROM "ConcurrenceReply" cr WHERE cr."concurrenceId" = co.id)
            AND NOT EXISTS (SELECT FROM "Concurrence" later WHERE later."recommendationId" = co."recommendationId"
              AND later."groupId" = co."groupId" AND later.at > co.at))),
        'decided', count(*) FILTER (WHERE level = 'GENERAL' AND status IN ('ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED'))) AS general
      FROM "Recommendation" WHERE "meetingId" = m.id) rec
    CROSS JOIN LATERAL (
      SELECT json_build_object('items', count(*),
        'decided', count(*) FILTER (WHERE re.status IN ('ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED'))) AS j
      FROM "PlenaryItem" pi JOIN "Recommendation" re ON re.id = pi."recommendationId" WHERE pi."meetingId" = m.id AND pi.position IS NOT NULL) p
    CROSS JOIN LATERAL (
      SELECT json_build_object(
        'state', (SELECT od.state FROM "OutcomeDocument" od WHERE od."meetingId" = m.id),
        'blocks', b.blocks, 'paragraphs', b.paragraphs, 'commitments', b.commitments,
        'publishedAt', (SELECT max(pu."publishedAt") FROM "Publication" pu JOIN "OutcomeDocument" od ON od.id = pu."documentId" WHERE od."meetingId" = m.id)) AS j
      FROM (
        SELECT count(*) AS blocks, count(*) FILTER (WHERE ob.kind <> 'HEADING') AS paragraphs,
               count(*) FILTER (WHERE ob.kind = 'COMMITMENT') AS commitments
        FROM "OutcomeBlock" ob JOIN "OutcomeDocument" od ON od.id = ob."documentId" WHERE od."meetingId" = m.id AND ob.position IS NOT NULL) b) o
    CROSS JOIN LATERAL (
      SELECT json_build_object('failed', count(*)) AS j FROM "OutboxMail" WHERE "meetingId" = m.id AND status IN ('FAILED', 'BOUNCED')) mail
    WHERE ${which}
    ORDER BY m."startsOn", m.id`;
}
