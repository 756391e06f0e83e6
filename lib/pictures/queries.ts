import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { getFigureFacts, listThemes } from '@/lib/directory/queries/figures';
import type { LocalizedText } from '@/lib/i18n/pick';
import reference from '@/prisma/reference/meetings.json';
import type { PictureData, PicturedCountry, PicturedMechanism, PicturedMeeting } from './model/picture';

/** Everything the pictures are drawn from, as of a day (`YYYY-MM-DD`): the facts of the fact sheet and the names. Seven statements. */
export async function getPictureData(scope: Scope, day: string): Promise<PictureData> {
  const [facts, mechanisms, themes, meetings, regions, countries] = await Promise.all([
    getFigureFacts(scope, day),
    listMechanisms(scope),
    listThemes(scope),
    listGlobalMeetings(scope, day),
    listRegions(scope),
    listCountriesOnMap(scope, day),
  ]);
  return { day, facts, mechanisms, themes, meetings, regions, countries };
}

async function listMechanisms(scope: Scope): Promise<PicturedMechanism[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<PicturedMechanism[]>`
    SELECT code, names, acronyms, founded, "foundedNote", status::text AS status, "statusSince", "statusNote",
           array(SELECT r."regionCode" FROM "PartyRegion" r WHERE r."partyId" = "Party".id ORDER BY 1) AS regions
    FROM "Party" WHERE kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') ORDER BY code`;
}

async function listRegions(scope: Scope): Promise<{ code: string; names: LocalizedText }[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw`SELECT code, names FROM "Region" ORDER BY position`;
}

/** Countries and territories with a page, and in which mechanisms a territory takes part on a day beside the States. By code. */
async function listCountriesOnMap(scope: Scope, day: string): Promise<PicturedCountry[]> {
  authorize(scope, 'directory.read');
  const year = Number(day.slice(0, 4));
  return db().$queryRaw<PicturedCountry[]>`
    SELECT c.iso2, c.iso3, c.names, c."unMember" OR c."unObserver" AS "isCounted",
           array(SELECT DISTINCT p.code FROM "Membership" m JOIN "Party" p ON p.id = m."partyId"
                  WHERE m."countryCode" = c.iso2 AND m.role = 'TERRITORY' AND m.list IN ('latest', 'former')
                    AND coalesce(m."fromYear", ${year}) <= ${year} AND coalesce(m."toYear", ${year} + 1) > ${year}
                  ORDER BY 1) AS "asTerritory"
    FROM "Country" c WHERE c."hasPage" ORDER BY c.iso2`;
}

/**
 * Meetings of all mechanisms that had begun by a day: the editions of the series as public pages tell of them, those held in
 * Parley, neither called off nor made up, and the other ones that reference data know with a date. By date. One statement.
 */
async function listGlobalMeetings(scope: Scope, day: string): Promise<PicturedMeeting[]> {
  authorize(scope, 'directory.read');
  const series = await db().$queryRaw<PicturedMeeting[]>`
    SELECT e.edition, e.title, e."startsOn"::text AS "startsOn", e."endsOn"::text AS "endsOn", e.city, e.mechanisms, '/editions' AS href, e.hosts, e.sources
    FROM "PastMeeting" e WHERE e."startsOn" <= ${day}::date
    UNION ALL
    SELECT m.edition, m."shortTitle", m."startsOn"::text, m."endsOn"::text, m.city, NULL, '/meetings/' || m.slug, '{}', '{}'
    FROM "Meeting" m
    WHERE m."startsOn" <= ${day}::date AND m.phase <> 'PREPARATION' AND m."cancelledAt" IS NULL AND NOT m.illustrative
      AND NOT EXISTS (SELECT FROM "PastMeeting" e WHERE e.code = m.code)`;
  const others = reference.related.flatMap((meeting): PicturedMeeting[] =>
    meeting.date === null || meeting.date > day
      ? []
      : [
          {
            edition: null,
            title: { en: meeting.title },
            startsOn: meeting.date,
            endsOn: meeting.date,
            city: meeting.city ?? null,
            mechanisms: meeting.mechanismsCount ?? meeting.mechanisms?.length ?? null,
            href: null,
            hosts: [],
            sources: [],
          },
        ],
  );
  return [...series, ...others].sort((one, other) => one.startsOn.localeCompare(other.startsOn));
}
