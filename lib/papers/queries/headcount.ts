import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { ParticipantCategory, PartyKind, Sex } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { listSections, sectionOf, type ListSection } from '../model/participant-list';

/** People counted once however often they sit; representations as often as they do. */
export type Count = { persons: number; representations: number };

/** How somebody takes part: seen at the door by the end of the day, in person and not seen yet, or online. */
export const presences = ['SEEN', 'EXPECTED', 'ONLINE'] as const;
export type Presence = (typeof presences)[number];

export type Headcounts = {
  total: Count;
  bySection: ({ section: ListSection; parties: number } & Count)[];
  byParty: ({ code: string; names: LocalizedText; section: ListSection } & Count)[];
  /** A party stands in each of its regions; "none" = in none. */
  byRegion: ({ code: string; names: LocalizedText | null } & Count)[];
  bySex: ({ sex: Sex | null } & Count)[];
  byPresence: ({ presence: Presence } & Count)[];
};

type Row = {
  personId: string;
  sex: Sex | null;
  code: string;
  kind: PartyKind;
  category: ParticipantCategory;
  names: LocalizedText;
  regions: string[];
  presence: Presence;
};

/**
 * Who was confirmed at the end of a calendar day in the meeting's zone, counted anew from the history of decisions: the last
 * decision before midnight is the state of that day. Nothing is stored, so that a figure given out can be found again.
 */
export async function countHeads(scope: MeetingScope, day: string): Promise<Headcounts> {
  authorize(scope, 'headcount.read');
  const { id, zone } = scope.meeting;
  const [rows, regions] = await Promise.all([
    read<Row[]>`
      SELECT r."personId", r.sex::text, p.code, p.kind::text, d.category::text, p.names,
             coalesce((SELECT array_agg(g."regionCode") FROM "PartyRegion" g WHERE g."partyId" = p.id), '{}') AS regions,
             CASE WHEN EXISTS (SELECT 1 FROM "CheckIn" c WHERE c."registrationId" = r.id AND c.direction = 'IN'
                               AND c.at < ((${day}::date + 1)::timestamp AT TIME ZONE ${zone})) THEN 'SEEN'
                  WHEN r.mode = 'ONLINE' THEN 'ONLINE' ELSE 'EXPECTED' END AS presence
      FROM "Registration" r
      JOIN LATERAL (
        SELECT x."toStatus" FROM "RegistrationDecision" x
        WHERE x."registrationId" = r.id AND x.at < ((${day}::date + 1)::timestamp AT TIME ZONE ${zone})
        -- Of two of the same moment the later one is not where the other began.
        ORDER BY x.at DESC, EXISTS (
          SELECT 1 FROM "RegistrationDecision" y
          WHERE y."registrationId" = r.id AND y.at = x.at AND y.id <> x.id AND y."fromStatus" = x."toStatus"), x.id DESC
        LIMIT 1
      ) state ON state."toStatus" = 'CONFIRMED'
      JOIN "Delegation" d ON d.id = r."delegationId"
      JOIN "Party" p ON p.id = d."partyId"
      WHERE r."meetingId" = ${id}::uuid`,
    read<{ code: string; names: LocalizedText }[]>`SELECT code, names FROM "Region" ORDER BY position`,
  ]);
  const placed = rows.map((row) => ({ ...row, section: sectionOf(row.kind, row.category) }));
  const stated = new Map(rows.flatMap(({ personId, sex }) => (sex ? [[personId, sex] as const] : [])));
  const sections = groupBy(placed, ({ section }) => [section]);
  const inRegions = groupBy(rows, (row) => (row.regions.length === 0 ? ['none'] : row.regions));
  const sexes = groupBy(rows, ({ personId }) => [stated.get(personId) ?? null]);
  const present = groupBy(rows, ({ presence }) => [presence]);
  return {
    total: count(rows),
    bySection: listSections.flatMap((section) => {
      const members = sections.get(section);
      return members ? [{ section, parties: new Set(members.map(({ code }) => code)).size, ...count(members) }] : [];
    }),
    byParty: [...groupBy(placed, ({ code }) => [code])].flatMap(([code, members]) =>
      members.slice(0, 1).map(({ names, section }) => ({ code, names, section, ...count(members) })),
    ),
    byRegion: [...regions, { code: 'none', names: null }].flatMap(({ code, names }) => {
      const members = inRegions.get(code);
      return members ? [{ code, names, ...count(members) }] : [];
    }),
    bySex: (['FEMALE', 'MALE', 'OTHER', null] as const).flatMap((sex) => {
      const members = sexes.get(sex);
      return members ? [{ sex, ...count(members) }] : [];
    }),
    byPresence: presences.flatMap((presence) => {
      const members = present.get(presence);
      return members ? [{ presence, ...count(members) }] : [];
    }),
  };
}

/** The rows under each of their keys, in one pass: there may be thousands of parties. */
function groupBy<R, K>(rows: readonly R[], keysOf: (row: R) => readonly K[]): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  return groups;
}

function count(rows: readonly { personId: string }[]): Count {
  return { persons: new Set(rows.map(({ personId }) => personId)).size, representations: rows.length };
}
