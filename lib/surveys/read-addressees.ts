import type { Tx } from '@/lib/core/db';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';

/** Somebody who is written to for a party, in their language. */
export type Addressee = { name: string; email: string; locale: Locale };

type Row = { partyId: string; name: string; email: string; locale: string };

/**
 * Those who speak for each party in the survey, by party: whoever is its focal point now, however they came to be; where
 * nobody holds the role yet, the one its invitation names. One statement, however many parties there are.
 */
export async function readAddressees(
  tx: Pick<Tx, '$queryRaw'>,
  meetingId: string,
  parties: readonly string[],
): Promise<Map<string, Addressee[]>> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH holder AS (
      SELECT DISTINCT ON (d."partyId", a.email) d."partyId", trim(p."givenName" || ' ' || p.surname) AS name, a.email, a.locale
      FROM "Delegation" d
      JOIN "MeetingRole" r ON r."delegationId" = d.id AND r.kind = 'FOCAL_POINT'
      JOIN "Person" p ON p.id = r."personId"
      JOIN "AccountPerson" ap ON ap."personId" = p.id AND NOT ap.assistant
      JOIN "Account" a ON a.id = ap."accountId" AND a."disabledAt" IS NULL
      WHERE d."meetingId" = ${meetingId}::uuid AND d."partyId" = ANY (${[...parties]}::uuid[])
      ORDER BY d."partyId", a.email, p.id
    )
    SELECT * FROM holder
    UNION ALL
    SELECT i."partyId", trim(i."focalPointGivenName" || ' ' || i."focalPointSurname"), i."focalPointEmail", i.locale
    FROM "Invitation" i
    WHERE i."meetingId" = ${meetingId}::uuid AND i."partyId" = ANY (${[...parties]}::uuid[]) AND i."focalPointEmail" <> ''
      AND NOT EXISTS (SELECT 1 FROM holder h WHERE h."partyId" = i."partyId")
    ORDER BY 1, 3`;
  const found = new Map<string, Addressee[]>();
  for (const { partyId, locale, ...row } of rows)
    found.set(partyId, [...(found.get(partyId) ?? []), { ...row, locale: isLocale(locale) ? locale : defaultLocale }]);
  return found;
}
