import { db } from '@/lib/core/db';
import { textsHash } from '@/lib/plenary/model/texts';
import { words, type Said } from './said';

/**
 * 1 and 5 of recommendations and the plenary: the status is where the recorded steps lead, no revision was left behind, a decision
 * is on the text as it stands in the languages it names, and nothing is open on what was decided. 4: one item on the screen, one
 * delegation with the floor, amendments numbered without a gap, one silence procedure and one reservation at a time.
 */
export async function plenary(meetingId: string): Promise<string[]> {
  const [rows, decided] = await Promise.all([
    words(db().$queryRaw<Said>`
      WITH general AS (
        SELECT r.id, r.status::text AS status, r."headRevisionId" AS head FROM "Recommendation" r WHERE r."meetingId" = ${meetingId}::uuid
      ), step AS (
        SELECT t."recommendationId" AS id, t."toStatus"::text AS state, 1 AS n FROM "RecommendationTransition" t JOIN general g ON g.id = t."recommendationId"
        UNION ALL
        SELECT t."recommendationId", t."fromStatus"::text, -1 FROM "RecommendationTransition" t JOIN general g ON g.id = t."recommendationId" WHERE t."fromStatus" IS NOT NULL
      ), final AS (
        SELECT * FROM general WHERE status IN ('ADOPTED', 'WITH_RESERVATIONS', 'NOT_ADOPTED')
      )
      SELECT '1: the steps of ' || g.id || ' do not lead to ' || g.status AS said
      FROM general g LEFT JOIN (SELECT id, state, sum(n) AS n FROM step GROUP BY id, state HAVING sum(n) <> 0) s ON s.id = g.id
      GROUP BY g.id, g.status HAVING bool_or(s.n IS DISTINCT FROM 1 OR s.state <> g.status) OR count(*) <> 1
      UNION ALL
      SELECT '5: revision ' || v.number || ' of ' || g.id || ' was left behind' FROM "Revision" v JOIN general g ON g.id = v."recommendationId"
      WHERE v.id <> g.head AND NOT EXISTS (SELECT 1 FROM "Revision" o WHERE o."recommendationId" = g.id AND v.id = ANY (o."parentIds"))
      UNION ALL
      SELECT '5: ' || f.id || ' was decided and has no decision on its text' FROM final f
      WHERE EXISTS (SELECT 1 FROM "RecommendationTransition" t WHERE t."recommendationId" = f.id AND t."fromStatus" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "Decision" d WHERE d."revisionId" = f.head AND d.outcome::text = f.status)
      UNION ALL
      SELECT '5: an amendment is open to ' || f.id || ', which was decided' FROM final f
      WHERE EXISTS (SELECT 1 FROM "Amendment" a WHERE a."recommendationId" = f.id AND NOT EXISTS (SELECT 1 FROM "AmendmentEnd" e WHERE e."amendmentId" = a.id))
      UNION ALL
      SELECT '5: a silence adopted ' || s."recommendationId" || ' that was broken' FROM "SilenceProcedure" s JOIN general g ON g.id = s."recommendationId"
      JOIN "SilenceEnd" e ON e."procedureId" = s.id AND e.outcome = 'ADOPTED'
      WHERE EXISTS (SELECT 1 FROM "SilenceBreak" b WHERE b."procedureId" = s.id)
      UNION ALL
      SELECT '4: ' || count(*) || ' items are on the screen' FROM "PlenaryItem" WHERE "meetingId" = ${meetingId}::uuid AND "onScreenSince" IS NOT NULL HAVING count(*) > 1
      UNION ALL
      SELECT '4: ' || count(*) || ' delegations have the floor' FROM "PlenaryTurn"
      WHERE "meetingId" = ${meetingId}::uuid AND "startedAt" IS NOT NULL AND "endedAt" IS NULL HAVING count(*) > 1
      UNION ALL
      SELECT '4: delegation ' || "delegationId" || ' waits for the floor ' || count(*) || ' times' FROM "PlenaryTurn"
      WHERE "meetingId" = ${meetingId}::uuid AND "startedAt" IS NULL GROUP BY "delegationId", kind HAVING count(*) > 1
      UNION ALL
      SELECT '4: amendments to ' || g.id || ' are numbered with a gap' FROM general g JOIN "Amendment" a ON a."recommendationId" = g.id
      GROUP BY g.id HAVING max(a.number) <> count(*)
      UNION ALL
      SELECT '4: ' || count(*) || ' silence procedures run on ' || s."recommendationId" FROM "SilenceProcedure" s JOIN general g ON g.id = s."recommendationId" AND g.head = s."revisionId"
      WHERE NOT EXISTS (SELECT 1 FROM "SilenceEnd" e WHERE e."procedureId" = s.id) GROUP BY s."recommendationId" HAVING count(*) > 1
      UNION ALL
      SELECT '4: a delegation has ' || count(*) || ' reservations on ' || x."decisionId" FROM "Reservation" x
      JOIN "Delegation" d ON d.id = x."delegationId" AND d."meetingId" = ${meetingId}::uuid
      WHERE NOT EXISTS (SELECT 1 FROM "ReservationEnd" e WHERE e."reservationId" = x.id) GROUP BY x."decisionId", x."delegationId" HAVING count(*) > 1`),
    db().decision.findMany({
      where: { textsHash: { not: null }, revision: { recommendation: { meetingId } } },
      select: {
        id: true,
        textsHash: true,
        languages: true,
        revision: {
          select: {
            hash: true,
            units: {
              orderBy: { position: 'asc' },
              select: { uid: true, texts: { select: { language: true, text: true } } },
            },
          },
        },
      },
    }),
  ]);
  return [
    ...rows,
    ...decided
      .filter(({ textsHash: noted, languages, revision: { hash, units } }) => {
        const sentences = units.map(({ uid, texts }) => ({
          uid,
          text: Object.fromEntries(texts.map(({ language, text }) => [language, text])),
        }));
        return textsHash(hash, sentences, languages) !== noted;
      })
      .map(({ id }) => `5: decision ${id} is on other words than its revision has`),
  ];
}
