import 'server-only';
import { authorize, type Permission } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { hasKey } from '@/lib/core/cipher';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { readStoredFile } from '@/lib/core/file-store';
import type { CourtesyTitle, SensitiveKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { kindsIn, openMinutes } from '../policy';
import { countLogistics, type LogisticsTotals } from '../model/count-logistics';
import { stateOfTravel, type TravelState } from '../model/state-of-travel';
import type { SensitiveValues } from '../schema';
import { openSensitive, type SealedRecord } from '../seal-sensitive';

type Place = 'travel' | 'logistics';

const permissionOf: Record<Place, Permission> = { travel: 'travel.read', logistics: 'logistics.read' };

/** Somebody confirmed, as everyone in the meeting may know them. */
type Confirmed = {
  id: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  party: LocalizedText;
  isFunded: boolean;
  isOnline: boolean;
};

type Values = Partial<SensitiveValues>;
type Row = Confirmed & { records: { kind: SensitiveKind; sealed: Uint8Array; keyId: string }[] };

/** Everyone confirmed with their sealed records of these kinds. Two statements. */
async function readConfirmed(scope: MeetingScope, kinds: SensitiveKind[]): Promise<Row[]> {
  const rows = await db().registration.findMany({
    where: { meetingId: scope.meeting.id, status: 'CONFIRMED' },
    select: {
      id: true,
      mode: true,
      courtesyTitle: true,
      givenName: true,
      surname: true,
      functionalTitle: true,
      seat: { select: { funded: true } },
      delegation: { select: { party: { select: { names: true } } } },
      sensitive: { where: { kind: { in: kinds } }, select: { kind: true, sealed: true, keyId: true } },
    },
    orderBy: [{ foldedName: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ seat, delegation, mode, sensitive, ...row }) => ({
    ...row,
    party: delegation.party.names as LocalizedText,
    isFunded: seat.funded,
    isOnline: mode === 'ONLINE',
    records: sensitive,
  }));
}

/** What the records say; a kind whose key this instance does not hold is left out. */
function valuesOf({ id, records }: Row): Values {
  return Object.fromEntries(
    records.flatMap((record) => {
      const values = openSensitive({ ...record, registrationId: id } as SealedRecord);
      return values ? [[record.kind, values]] : [];
    }),
  );
}

/** How many records of these people nobody can open. */
const countLost = (rows: readonly Row[]) =>
  rows.flatMap(({ records }) => records).filter(({ keyId }) => !hasKey(keyId)).length;

/** One line of an officer's list: which kinds are there, and for the travel officer what they ask for. Never a value. */
export type TravelLine = Confirmed & { given: SensitiveKind[]; state: TravelState };
export type LogisticsLine = Confirmed & { given: SensitiveKind[] };

/**
 * The travel officer's list: states only, which the server works out of the sealed records: who needs a visa, whose
 * passport expires within six months of the meeting, how many arrive on which day. Values are shown by `findOpened`.
 */
export async function listTravel(scope: MeetingScope): Promise<{
  lines: TravelLine[];
  arrivals: { day: string; arrive: number; depart: number }[];
  lost: number;
}> {
  authorize(scope, 'travel.read');
  const rows = await readConfirmed(scope, kindsIn('travel', scope.grants));
  const days = new Map<string, { arrive: number; depart: number }>();
  const count = (day: string | undefined, what: 'arrive' | 'depart') => {
    if (!day) return;
    const entry = days.get(day) ?? { arrive: 0, depart: 0 };
    days.set(day, { ...entry, [what]: entry[what] + 1 });
  };
  const lines = rows.map((row) => {
    const values = valuesOf(row);
    count(values.ITINERARY?.arrivesOn, 'arrive');
    count(values.ITINERARY?.departsOn, 'depart');
    const { records, ...confirmed } = row;
    return {
      ...confirmed,
      given: records.map(({ kind }) => kind),
      state: stateOfTravel(values, scope.meeting.endsOn),
    };
  });
  const arrivals = [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
  return { lines, arrivals, lost: countLost(rows) };
}

/** The logistics officer's list: which kinds are there for whom, and totals of diets and needs. */
export async function listLogistics(scope: MeetingScope): Promise<{
  lines: LogisticsLine[];
  totals: LogisticsTotals;
  lost: number;
}> {
  authorize(scope, 'logistics.read');
  const rows = await readConfirmed(scope, kindsIn('logistics', scope.grants));
  const totals = countLogistics(rows.map(valuesOf));
  return {
    lines: rows.map(({ records, ...row }) => ({ ...row, given: records.map(({ kind }) => kind) })),
    totals,
    lost: countLost(rows),
  };
}

/**
 * What an officer has opened: the kinds for which their reading stands in the log, for a few minutes. Null where nothing
 * is open (any more): then the page offers to open it, which is logged.
 */
export async function findOpened(scope: MeetingScope, place: Place, id: string) {
  authorize(scope, permissionOf[place]);
  const kinds = kindsIn(place, scope.grants);
  const registration = await db().registration.findFirst({
    where: { id, meetingId: scope.meeting.id },
    select: { id: true, courtesyTitle: true, givenName: true, surname: true },
  });
  if (!registration || !scope.actor) return null;
  const records = await db().$queryRaw<
    { kind: SensitiveKind; sealed: Uint8Array; keyId: string; hasScan: boolean; until: Date }[]
  >`
    SELECT s.kind, s.sealed, s."keyId", s."fileId" IS NOT NULL AS "hasScan", max(v.at) + make_interval(mins => ${openMinutes}::int) AS until
    FROM "SensitiveRecord" s
    JOIN "SensitiveView" v ON v."registrationId" = s."registrationId" AND v.kind = s.kind
      AND v."accountId" = ${scope.actor.accountId}::uuid AND v.place = ${place} AND v.at > now() - make_interval(mins => ${openMinutes}::int)
    WHERE s."registrationId" = ${registration.id}::uuid AND s.kind = ANY (${kinds}::"SensitiveKind"[])
    GROUP BY s."registrationId", s.kind`;
  const until = records[0]?.until;
  return {
    registration,
    until: until ?? null,
    hasScan: records.some(({ hasScan }) => hasScan),
    lost: records.filter(({ keyId }) => !hasKey(keyId)).map(({ kind }) => kind),
    values: Object.fromEntries(
      records.map((record) => [
        record.kind,
        openSensitive({ ...record, registrationId: registration.id } as SealedRecord) ?? undefined,
      ]),
    ) as Values,
  };
}

/** A scan of a travel document, for whom the reading of that record stands in the log. */
export async function findScan(scope: MeetingScope, id: string) {
  authorize(scope, 'travel.read');
  const [row] = await db().$queryRaw<{ fileId: string }[]>`
    SELECT s."fileId" FROM "SensitiveRecord" s JOIN "Registration" r ON r.id = s."registrationId" AND r."meetingId" = ${scope.meeting.id}::uuid
    WHERE s."registrationId" = ${id}::uuid AND s.kind = 'TRAVEL_DOCUMENT' AND s."fileId" IS NOT NULL
      AND EXISTS (SELECT 1 FROM "SensitiveView" v WHERE v."registrationId" = s."registrationId" AND v.kind = s.kind
                  AND v."accountId" = ${found(scope.actor).accountId}::uuid AND v.at > now() - make_interval(mins => ${openMinutes}::int))`;
  return row ? readStoredFile(row.fileId) : null;
}
