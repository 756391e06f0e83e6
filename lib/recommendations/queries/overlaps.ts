import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { inSteps } from '@/lib/core/in-steps';
import type { OverlapVerdict } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import { findOverlaps, type Compared, type Overlap } from '../model/overlap';
import { textByLanguage } from '../model/recommendation';

/** Languages in which texts are compared where both exist in them. */
const pivots = ['en', 'fr', 'es'];
/** Meetings whose pairs are kept at hand; what falls out is found again. */
const keptMeetings = 8;

/** Pairs by meeting, for exactly the texts they were found in: they can be found again from them at any time. */
const kept = new Map<string, { of: string; overlaps: Promise<Overlap[]> }>();

/** What was found of a pair of regional recommendations that was compared. */
export type Judgement = { one: string; other: string; verdict: OverlapVerdict };

/**
 * Pairs of regional recommendations handed over that may say the same, the likeliest first, and what was found of those
 * that were compared, the last first. Pairs are found once for a set of revisions and translations, in steps between
 * which everybody else is served, and anew when one of them changes.
 */
export async function listOverlaps(scope: MeetingScope): Promise<{ overlaps: Overlap[]; judgements: Judgement[] }> {
  authorize(scope, 'general.draft');
  const meetingId = scope.meeting.id;
  // A revision never changes, and translations are only ever added to it: its id and their number say which text it is.
  const [state] = await read<{ of: string; judgements: Judgement[] }[]>`
    SELECT md5(coalesce(string_agg(r."headRevisionId"::text || ' ' || t.texts, ',' ORDER BY r.id), '')) AS of,
           coalesce((SELECT jsonb_agg(jsonb_build_object('one', j."oneId", 'other', j."otherId", 'verdict', j.verdict) ORDER BY j.at DESC, j."oneId", j."otherId")
             FROM (SELECT * FROM "OverlapJudgement" WHERE "meetingId" = ${meetingId}::uuid ORDER BY at DESC, "oneId", "otherId" LIMIT 2000) j), '[]') AS judgements
    FROM "Recommendation" r CROSS JOIN LATERAL (
      SELECT count(*)::text AS texts FROM "Unit" u JOIN "UnitText" x ON x."unitId" = u.id WHERE u."revisionId" = r."headRevisionId") t
    WHERE r."meetingId" = ${meetingId}::uuid AND r.level = 'REGIONAL'
      AND r.status IN ('SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE')`;
  const { of, judgements } = found(state);
  return { overlaps: await overlapsOf(meetingId, of), judgements };
}

async function overlapsOf(meetingId: string, of: string): Promise<Overlap[]> {
  const known = kept.get(meetingId);
  if (known?.of === of) return known.overlaps;
  const overlaps = readCompared(meetingId).then((rows) => inSteps(findOverlaps(rows, pivots)));
  kept.delete(meetingId);
  kept.set(meetingId, { of, overlaps });
  const [oldest] = kept.keys();
  if (kept.size > keptMeetings && oldest !== undefined) kept.delete(oldest);
  // What failed is not kept.
  overlaps.catch(() => kept.delete(meetingId));
  return overlaps;
}

async function readCompared(meetingId: string): Promise<Compared[]> {
  const rows = await db().recommendation.findMany({
    where: {
      meetingId,
      level: 'REGIONAL',
      status: { in: ['SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'] },
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      headRevision: {
        select: {
          themes: true,
          objectives: true,
          addressees: true,
          units: {
            orderBy: { position: 'asc' },
            select: { texts: { select: { language: true, text: true, sourceHash: true } } },
          },
        },
      },
    },
  });
  return rows.flatMap(({ id, headRevision }) => {
    if (!headRevision) return [];
    const { units, ...filed } = headRevision;
    return [{ id, ...filed, text: textByLanguage(units).text }];
  });
}
