import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { found } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/prisma/client';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { openSensitive, type SealedRecord } from '@/lib/privacy/seal-sensitive';
import type { SensitiveValues } from '@/lib/privacy/schema';
import { fieldSources, kindOf, kindsOf, type PersonField } from '../model/fields';
import type { PreparedTransfer } from './prepared';

/** Lines read at a time: so many are in memory, whatever the length of the file. */
const batchSize = 1_000;

/** What a line says of a person before it is put into words: codes, days as YYYY-MM-DD, numbers. */
export type PersonValues = Partial<Record<PersonField, string | number | boolean | readonly string[] | null>>;

/** The line of one registration. */
export type PersonLine = { id: string } & PersonValues;

/** What the words of a delegation's name are looked up in: few beside the people, so read once and not joined to each line. */
export type NamedParties = Map<string, { names: LocalizedText; acronyms: LocalizedText }>;

const plain: Partial<Record<PersonField, Prisma.Sql>> = {
  courtesyTitle: Prisma.sql`r."courtesyTitle"::text`,
  givenName: Prisma.sql`r."givenName"`,
  surname: Prisma.sql`r.surname`,
  functionalTitle: Prisma.sql`r."functionalTitle"`,
  institution: Prisma.sql`r.institution`,
  city: Prisma.sql`r.city`,
  country: Prisma.sql`r."countryCode"`,
  email: Prisma.sql`r.email`,
  locale: Prisma.sql`r.locale`,
  mode: Prisma.sql`r.mode::text`,
  status: Prisma.sql`r.status::text`,
  badgeCode: Prisma.sql`r."badgeCode"`,
  party: Prisma.sql`r."delegationId"`,
  category: Prisma.sql`d.category::text`,
  capacity: Prisma.sql`r.capacity::text`,
  rank: Prisma.sql`s.rank`,
  fundingStatus: Prisma.sql`f.status::text`,
  ticketClass: Prisma.sql`f."ticketClass"::text`,
  dsaDays: Prisma.sql`f."dsaDays"::float8`,
  terminals: Prisma.sql`f.terminals`,
  hotelProvided: Prisma.sql`f."hotelProvided"`,
  bankDetailsHeld: Prisma.sql`f."bankDetailsHeld"`,
};

/** Names of values within their kind, where they are not the field's own. */
export const within: Partial<Record<PersonField, string>> = {
  visaRemark: 'remark',
  dietRemark: 'remark',
  accessRemark: 'remark',
  contactName: 'name',
  contactRelation: 'relation',
  contactPhone: 'phone',
  contactLanguages: 'languages',
};

/**
 * The columns of a file's fields. Only what the file holds is read at all; joins of which nothing is asked cost nothing, the
 * database leaves them out.
 */
function columnsOf(fields: readonly PersonField[]): Prisma.Sql {
  const columns = fields.flatMap((field) => {
    const column = plain[field];
    return column ? [Prisma.sql`${column} AS ${Prisma.raw(`"${field}"`)}`] : [];
  });
  return columns.length > 0 ? Prisma.sql`, ${Prisma.join(columns)}` : Prisma.empty;
}

/** The select list and tables of a file about people. Exported for the bench, which copies the same rows. */
export function peopleStatement(fields: readonly PersonField[], members: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id${columnsOf(fields)}
    FROM ${members}
    JOIN "Registration" r ON r.id = member.id
    LEFT JOIN "Seat" s ON s.id = r."seatId"
    LEFT JOIN "Delegation" d ON d.id = r."delegationId"
    LEFT JOIN "FundingAward" f ON f."registrationId" = r.id
    ORDER BY member.n`;
}

/**
 * The lines of a prepared file, a thousand at a time and in its order. Each batch is a statement of its own: neither a
 * connection nor a transaction waits for a slow link. Sensitive values are opened here; whoever began the transfer has
 * proved the right to them, and their reading is written down.
 */
export async function* readPeople(scope: MeetingScope, transfer: PreparedTransfer): AsyncGenerator<PersonLine[]> {
  authorize(scope, 'transfer.prepare');
  const fields = transfer.fields.filter((field): field is PersonField => field in fieldSources);
  const kinds = kindsOf(fields);
  for (let from = 0; from < transfer.rows; from += batchSize) {
    const members = Prisma.sql`(
      SELECT m.id, m.n FROM "Transfer" t
      CROSS JOIN unnest(t."registrationIds"[${from + 1}::int:${from + batchSize}::int]) WITH ORDINALITY AS m(id, n)
      WHERE t.id = ${transfer.id}::uuid AND t."byAccountId" = ${found(scope.actor).accountId}::uuid) AS member`;
    const rows = await read<PersonLine[]>`${peopleStatement(fields, members)}`;
    yield kinds.length > 0 ? await withSensitive(rows, fields, kinds) : rows;
  }
}

async function withSensitive(
  rows: PersonLine[],
  fields: readonly PersonField[],
  kinds: readonly SensitiveKind[],
): Promise<PersonLine[]> {
  const records = await read<SealedRecord[]>`
    SELECT "registrationId", kind, sealed, "keyId" FROM "SensitiveRecord"
    WHERE "registrationId" = ANY (${rows.map(({ id }) => id)}::uuid[]) AND kind = ANY (${[...kinds]}::"SensitiveKind"[])`;
  const opened = new Map<string, Partial<SensitiveValues>>();
  for (const record of records)
    opened.set(record.registrationId, { ...opened.get(record.registrationId), [record.kind]: openSensitive(record) });
  return rows.map((row) => {
    const values = opened.get(row.id);
    const sensitive = fields.flatMap((field) => {
      const kind = kindOf(field);
      const held: object | undefined = kind ? values?.[kind] : undefined;
      return held ? [[field, (Reflect.get(held, within[field] ?? field) as string | undefined) ?? null]] : [];
    });
    return { ...row, ...(Object.fromEntries(sensitive) as PersonValues) };
  });
}

/** The names of the meeting's delegations and of countries, for the words of a file. Two statements. */
export async function listNames(
  scope: MeetingScope,
): Promise<{ parties: NamedParties; countries: Map<string, LocalizedText> }> {
  authorize(scope, 'transfer.prepare');
  const [parties, countries] = await Promise.all([
    read<{ id: string; names: LocalizedText; acronyms: LocalizedText }[]>`
      SELECT d.id, p.names, p.acronyms FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId" WHERE d."meetingId" = ${scope.meeting.id}::uuid`,
    read<{ iso2: string; names: LocalizedText }[]>`SELECT iso2, names FROM "Country"`,
  ]);
  return {
    parties: new Map(parties.map(({ id, ...names }) => [id, names])),
    countries: new Map(countries.map(({ iso2, names }) => [iso2, names])),
  };
}

/** The names of every organisation of the directory, by its code, for answers that name one. One statement. */
export async function listOrganisations(scope: MeetingScope): Promise<Map<string, LocalizedText>> {
  authorize(scope, 'transfer.prepare');
  const rows = await read<{ code: string; names: LocalizedText }[]>`SELECT code, names FROM "Party"`;
  return new Map(rows.map(({ code, names }) => [code, names]));
}
