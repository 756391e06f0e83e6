import type { Tx } from '@/lib/core/db';

/** A focal point known from before: of the party's last invitation in this series, or its lasting one. */
export type ProposedFocalPoint = {
  partyId: string;
  givenName: string;
  surname: string;
  email: string;
  locale: string;
  /** Edition of the invitation it comes from; null = the party's lasting focal point. */
  edition: number | null;
};

/**
 * For each party the focal point to propose: the lasting one of the party where there is one, otherwise that of the latest
 * earlier edition of the same series. One statement.
 */
export async function readProposals(
  tx: Pick<Tx, '$queryRaw'>,
  meetingId: string,
  partyIds: readonly string[],
): Promise<Map<string, ProposedFocalPoint>> {
  const rows = await tx.$queryRaw<ProposedFocalPoint[]>`
    SELECT DISTINCT ON ("partyId") * FROM (
      SELECT ap."partyId", p."givenName", p.surname, a.email, a.locale, NULL::int AS edition
      FROM "AccountParty" ap
      JOIN "Account" a ON a.id = ap."accountId" AND a."disabledAt" IS NULL
      JOIN "AccountPerson" l ON l."accountId" = a.id AND NOT l.assistant
      JOIN "Person" p ON p.id = l."personId" AND p."erasedAt" IS NULL
      WHERE ap."partyId" = ANY (${[...partyIds]}::uuid[])
      UNION ALL
      SELECT i."partyId", i."focalPointGivenName", i."focalPointSurname", i."focalPointEmail", i.locale, m.edition
      FROM "Meeting" here
      JOIN "Meeting" m ON m."seriesCode" = here."seriesCode" AND m.edition < here.edition
      JOIN "Invitation" i ON i."meetingId" = m.id AND i."focalPointEmail" <> ''
      WHERE here.id = ${meetingId}::uuid AND i."partyId" = ANY (${[...partyIds]}::uuid[])
    ) known
    ORDER BY "partyId", edition DESC NULLS FIRST, email`;
  return new Map(rows.map((row) => [row.partyId, row]));
}
