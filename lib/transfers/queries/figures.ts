import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { PartyKind, Sex, ParticipantCategory, AttendanceMode } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { countLogistics } from '@/lib/privacy/model/count-logistics';
import { openSensitive, type SealedRecord } from '@/lib/privacy/seal-sensitive';
import type { diets } from '@/lib/privacy/schema';
import type { PreparedTransfer } from './prepared';
import { chosen } from './chosen';

export type DietFigure = { diet: (typeof diets)[number] | null; persons: number };

/** How many eat what; null = said nothing. No name, and no remark, which could give one away. */
export async function countDiets(scope: MeetingScope, { purpose, filter }: PreparedTransfer): Promise<DietFigure[]> {
  authorize(scope, 'logistics.read');
  const which = chosen(scope.meeting.id, purpose, filter);
  const totals = new Map<DietFigure['diet'], number>();
  const add = (diet: DietFigure['diet'], count: number) => totals.set(diet, (totals.get(diet) ?? 0) + count);
  let after = '00000000-0000-0000-0000-000000000000';
  for (let more = true; more;) {
    const rows = await read<(Omit<SealedRecord<'DIET'>, 'sealed'> & { sealed: Uint8Array | null })[]>`
      SELECT r.id AS "registrationId", 'DIET' AS kind, x.sealed, x."keyId"
      FROM "Registration" r LEFT JOIN "SensitiveRecord" x ON x."registrationId" = r.id AND x.kind = 'DIET'
      WHERE ${which} AND r.id > ${after}::uuid ORDER BY r.id LIMIT 1000`;
    const counted = countLogistics(
      rows.map(({ sealed, ...record }) => {
        const diet = sealed && openSensitive({ ...record, sealed });
        return diet ? { DIET: diet } : {};
      }),
    );
    for (const { diet, count } of counted.diets) add(diet, count);
    add(null, counted.withoutDiet);
    after = rows.at(-1)?.registrationId ?? after;
    more = rows.length === 1_000;
  }
  return [...totals].filter(([, persons]) => persons > 0).map(([diet, persons]) => ({ diet, persons }));
}

export type LanguageFigure = {
  /** Null = the plenary, where everybody is. */
  session: { code: string; names: LocalizedText } | null;
  language: string;
  inPerson: number;
  online: number;
  persons: number;
};

/** How many follow which language without interpretation, in the plenary and in each breakout group. Each person once. */
export async function countSessionLanguages(
  scope: MeetingScope,
  { purpose, filter }: PreparedTransfer,
): Promise<LanguageFigure[]> {
  authorize(scope, 'transfer.prepare');
  return read<LanguageFigure[]>`
    WITH heard AS (
      SELECT r."personId", d."partyId", l.language, bool_or(r.mode = 'IN_PERSON') AS present
      FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" CROSS JOIN unnest(r.languages) AS l(language)
      WHERE ${chosen(scope.meeting.id, purpose, filter)} GROUP BY 1, 2, 3),
    seated AS (
      SELECT NULL::uuid AS "groupId", "personId", language, bool_or(present) AS present FROM heard GROUP BY 2, 3
      UNION ALL
      SELECT m."groupId", h."personId", h.language, bool_or(h.present)
      FROM heard h JOIN "GroupParty" m ON m."partyId" = h."partyId" JOIN "BreakoutGroup" g ON g.id = m."groupId" AND g."meetingId" = ${scope.meeting.id}::uuid
      GROUP BY 1, 2, 3)
    SELECT CASE WHEN g.id IS NULL THEN NULL ELSE jsonb_build_object('code', g.code, 'names', g.names) END AS session, s.language,
           count(*) FILTER (WHERE s.present)::int AS "inPerson", count(*) FILTER (WHERE NOT s.present)::int AS online, count(*)::int AS persons
    FROM seated s LEFT JOIN "BreakoutGroup" g ON g.id = s."groupId"
    GROUP BY g.id, s.language ORDER BY g.position NULLS FIRST, persons DESC, s.language`;
}

/** One group of one way of dividing those chosen. */
export type HeadFigure = {
  by: 'total' | 'kind' | 'category' | 'region' | 'mode' | 'sex';
  /** A code of that way; null = not stated, or of no region. */
  value: PartyKind | ParticipantCategory | AttendanceMode | Sex | string | null;
  names: LocalizedText | null;
  persons: number;
  representations: number;
};

/** How many there are by kind of party, category, region, way of taking part and sex: people once, registrations as they are. */
export async function countGroups(scope: MeetingScope, { purpose, filter }: PreparedTransfer): Promise<HeadFigure[]> {
  authorize(scope, 'transfer.prepare');
  return read<HeadFigure[]>`
    WITH chosen AS (
      SELECT r."personId", r.mode::text AS mode, r.sex::text AS sex, p.kind::text AS kind, d.category::text AS category, p.id AS "partyId"
      FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
      WHERE ${chosen(scope.meeting.id, purpose, filter)}),
    divided AS (
      SELECT 1 AS n, 'total' AS by, NULL::text AS value, NULL::jsonb AS names, "personId" FROM chosen
      UNION ALL SELECT 2, 'kind', kind, NULL, "personId" FROM chosen
      UNION ALL SELECT 3, 'category', category, NULL, "personId" FROM chosen
      UNION ALL SELECT 4, 'region', g.code, g.names, c."personId"
        FROM chosen c LEFT JOIN "PartyRegion" x ON x."partyId" = c."partyId" LEFT JOIN "Region" g ON g.code = x."regionCode"
      UNION ALL SELECT 5, 'mode', mode, NULL, "personId" FROM chosen
      UNION ALL SELECT 6, 'sex', sex, NULL, "personId" FROM chosen)
    SELECT by, value, names, count(DISTINCT "personId")::int AS persons, count(*)::int AS representations
    FROM divided GROUP BY n, by, value, names ORDER BY n, representations DESC, value`;
}
