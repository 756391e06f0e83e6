import { withClient } from '../postgres/connect.mjs';

/** Enough different names that a search for one finds some and not all. */
const GIVEN = ['Amina', 'Benoît', 'Carmen', 'Dawit', 'Elena', 'Fatou', 'Gustavo', 'Hana', 'Ibrahim', 'Jacqueline'];
const FAMILY = [
  'Almeida',
  'Baptiste',
  'Castellanos',
  'Diallo',
  'Estrada',
  'Ferreira',
  'Gbagbo',
  'Hassan',
  'Ishikawa',
  'Juma',
];

/**
 * Adds registrations that were handed in to a meeting of the sample, spread over its delegations, by plain SQL: what the
 * application needs to meet is the size, not the way in which it came about. Statistics are fresh afterwards.
 * @param {string} ownerUrl
 * @param {string} slug of the meeting
 * @param {number} from number of the first one; numbers are used once
 * @param {number} to number after the last one
 * @returns {Promise<void>}
 */
export function addManyRegistrations(ownerUrl, slug, from, to) {
  const numbers = [from, to - 1];
  return withClient(ownerUrl, async (client) => {
    const { rows: columns } = await client.query(
      `SELECT quote_ident(column_name) AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'Registration' ORDER BY ordinal_position`,
    );
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO "Person" (id, "givenName", surname, "foldedName")
       SELECT ${idOf('person')}, ${GIVEN_NAME}, ${SURNAME}, lower(${GIVEN_NAME} || ' ' || ${SURNAME}) FROM generate_series($1::int, $2::int) n`,
      numbers,
    );
    await client.query(
      `WITH of AS (${DELEGATIONS.replace('$slug', '$3')})
       INSERT INTO "Seat" (id, "delegationId", rank, funded)
       SELECT ${idOf('seat')}, of.id, 100000 + n, false FROM generate_series($1::int, $2::int) n JOIN of ON of.place = n % of.count`,
      [...numbers, slug],
    );
    const values = columns.map(({ name }) => OWN[name] ?? `model.${name}`);
    await client.query(
      `WITH of AS (${DELEGATIONS.replace('$slug', '$3')}),
            model AS (SELECT r.* FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" WHERE m.slug = $3 AND r.status = 'NOMINATED' ORDER BY r.id LIMIT 1)
       INSERT INTO "Registration" (${columns.map(({ name }) => name).join(', ')})
       SELECT ${values.join(', ')} FROM generate_series($1::int, $2::int) n JOIN of ON of.place = n % of.count CROSS JOIN model`,
      [...numbers, slug],
    );
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE) "Person", "Seat", "Registration"');
  });
}

const idOf = (kind) => `md5('bench ${kind} ' || n)::uuid`;
const oneOf = (names, divisor) =>
  `(ARRAY[${names.map((name) => `'${name}'`).join(', ')}])[1 + (n / ${divisor}) % ${names.length}]`;
const GIVEN_NAME = oneOf(GIVEN, 1);
const SURNAME = `${oneOf(FAMILY, GIVEN.length)} || ' ' || substr(md5(n::text), 1, 6)`;

const DELEGATIONS = `
  SELECT d.id, row_number() OVER (ORDER BY d.id) - 1 AS place, count(*) OVER () AS count
  FROM "Delegation" d JOIN "Meeting" m ON m.id = d."meetingId" WHERE m.slug = $slug`;

/** What is a registration's own; everything else is as in the sample's first one that was not handed in. */
const OWN = {
  id: idOf('registration'),
  '"seatId"': idOf('seat'),
  '"personId"': idOf('person'),
  '"delegationId"': 'of.id',
  status: `(CASE WHEN n % 10 = 0 THEN 'DECLINED' ELSE 'SUBMITTED' END)::"RegistrationStatus"`,
  '"givenName"': GIVEN_NAME,
  surname: SURNAME,
  '"foldedName"': `lower(${GIVEN_NAME} || ' ' || ${SURNAME})`,
  institution: `'Ministry ' || n % 50`,
  email: `'bench-' || n || '@bench.example.org'`,
  '"submittedAt"': 'now()',
  '"changedAt"': `now() - n * interval '1 second'`,
};
