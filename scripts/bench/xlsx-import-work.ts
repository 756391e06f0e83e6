import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import writeXlsxFile from 'write-excel-file/node';
import { db, pool } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Upload } from '@/lib/core/upload';
import { applyImportDefinition, mapColumnsDefinition, uploadSheetDefinition } from '@/lib/exchange/definitions';
import { workImport } from '@/lib/exchange/job';
import { mappingSchema } from '@/lib/exchange/schema';
import type { Actor } from '@/lib/auth/actor';

const PERSONS = 10_000;
const DELEGATIONS = 200;

type Person = { party: string; delegationId: string; seatId: string; rank: number; number: number };

/** Brings the people in by the verbs and then by SQL alone; one line of JSON on the standard output. */
async function main(meeting: string): Promise<object> {
  const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  const [imported = [], plain = []] = await makeRoom(owner, meeting);
  const actor = await organiser();
  const call = (input: unknown) => ({ actor, meeting, input, key: randomUUID() });
  const file = new Upload('people.xlsx', await sheetOf(imported));
  const times: Record<string, number> = {};
  let last = performance.now();
  const lap = (step: string) => {
    times[step] = performance.now() - last;
    last = performance.now();
  };

  const { batchId: batch } = done(await execute(uploadSheetDefinition, call({ file })));
  await workImport(meeting, batch);
  lap('read');
  const { mapping } = await db().importBatch.findUniqueOrThrow({ where: { id: batch }, select: { mapping: true } });
  done(await execute(mapColumnsDefinition, call({ batch, columns: mappingSchema.parse(mapping) })));
  await workImport(meeting, batch);
  lap('checked');
  done(await execute(applyImportDefinition, call({ batch, suspects: 'without', persons: String(PERSONS) })));
  await workImport(meeting, batch);
  lap('written');
  const created = await db().importRow.count({ where: { batchId: batch, outcome: 'CREATED' } });
  if (created !== PERSONS) throw new Error(`${created} of ${PERSONS} persons were brought in`);

  const seconds = Object.values(times).reduce((sum, time) => sum + time, 0) / 1000;
  const limit = await insertAlone(owner, meeting, plain);
  await Promise.all([owner.end(), db().$disconnect(), pool().end()]);
  const steps = Object.entries(times).map(([step, time]) => `${step} in ${(time / 1000).toFixed(1)} s`);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { persons: PERSONS, steps: steps.join(', '), ours: PERSONS / seconds, limit: PERSONS / limit, megabytes };
}

function done<V>(result: { ok: true; value: V } | { ok: false; code: string; fields?: object }): V {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields ?? {})}`);
  return result.value;
}

/** Two hundred delegations with places for two groups of people, each delegation's people one below the other. */
async function makeRoom(owner: Client, meeting: string): Promise<Person[][]> {
  const delegations = Array.from({ length: DELEGATIONS }, (_, at) => ({
    id: randomUUID(),
    party: randomUUID(),
    code: `bench-${at}`,
  }));
  const columns = [
    delegations.map(({ id }) => id),
    delegations.map(({ party }) => party),
    delegations.map(({ code }) => code),
  ];
  const given = `unnest($1::uuid[], $2::uuid[], $3::text[]) AS d(id, party, code)`;
  await owner.query(
    `INSERT INTO "Party" (id, code, kind, names, acronyms, "asOf", confidence) SELECT party, code, 'OTHER', jsonb_build_object('en', code), '{}', '2026', 'STATED' FROM ${given}`,
    columns,
  );
  await owner.query(
    `INSERT INTO "Invitation" (id, "meetingId", "partyId", status, seats, "focalPointGivenName", "focalPointSurname", "focalPointEmail")
     SELECT d.id, m.id, party, 'ACCEPTED', 1, 'Bench', 'Focal', d.code || '@example.org' FROM ${given}, "Meeting" m WHERE m.slug = $4`,
    [...columns, meeting],
  );
  const places = (2 * PERSONS) / DELEGATIONS;
  await owner.query(
    `INSERT INTO "Delegation" (id, "meetingId", "partyId", "invitationId", quota) SELECT d.id, m.id, party, d.id, $5::int FROM ${given}, "Meeting" m WHERE m.slug = $4`,
    [...columns, meeting, places],
  );
  const people = delegations.flatMap(({ id, code }, at) =>
    Array.from({ length: places }, (_, rank): Person => ({
      party: code,
      delegationId: id,
      seatId: randomUUID(),
      rank: rank + 1,
      number: at * places + rank,
    })),
  );
  await owner.query(
    `INSERT INTO "Seat" (id, "delegationId", rank, funded) SELECT s.id, s.delegation, s.rank, false FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS s(id, delegation, rank)`,
    [
      people.map(({ seatId }) => seatId),
      people.map(({ delegationId }) => delegationId),
      people.map(({ rank }) => rank),
    ],
  );
  await owner.query('VACUUM (ANALYZE) "Party", "Invitation", "Delegation", "Seat"');
  // Nobody of the import is a head of delegation: each first place is left, and the next ones are taken.
  const isImported = ({ rank }: Person) => rank > 1 && rank <= 1 + places / 2;
  return [people.filter(isImported), people.filter((person) => !isImported(person))];
}

const nameOf = ({ number }: Person) => ({
  given: `Bench${number % 97}`,
  surname: `Person ${number}`,
  email: `bench-${number}@example.org`,
});

function sheetOf(people: readonly Person[]): Promise<Buffer> {
  const headings = [
    'Party',
    'Title',
    'Given name',
    'Family name',
    'E-mail',
    'Telephone',
    'Function',
    'Institution',
    'Languages',
    'Attendance',
  ];
  const rows = people.map((person) => {
    const { given, surname, email } = nameOf(person);
    return [
      person.party,
      'Ms.',
      given,
      surname,
      email,
      '+41 22 717 91 11',
      'Migration Officer',
      'Ministry',
      'English, French',
      'In person',
    ];
  });
  return writeXlsxFile([headings, ...rows].map((cells) => cells.map((value) => ({ value })))).toBuffer();
}

/** The rows of a registration and nothing else. @returns seconds */
async function insertAlone(owner: Client, meeting: string, people: readonly Person[]): Promise<number> {
  const rows = JSON.stringify(
    people.map((person) => ({
      ...person,
      ...nameOf(person),
      account: randomUUID(),
      person: randomUUID(),
      registration: randomUUID(),
    })),
  );
  const given = `jsonb_to_recordset($1::jsonb) AS r(account uuid, person uuid, registration uuid, "delegationId" uuid, "seatId" uuid, given text, surname text, email text)`;
  const begun = performance.now();
  await owner.query('BEGIN');
  await owner.query(`INSERT INTO "Account" (id, email) SELECT account, email FROM ${given}`, [rows]);
  await owner.query(
    `INSERT INTO "Person" (id, "givenName", surname, "foldedName") SELECT person, given, surname, lower(given || ' ' || surname) FROM ${given}`,
    [rows],
  );
  await owner.query(
    `INSERT INTO "AccountPerson" ("accountId", "personId", "primary") SELECT account, person, true FROM ${given}`,
    [rows],
  );
  await owner.query(
    `INSERT INTO "Registration" (id, "meetingId", "delegationId", "seatId", "personId", "givenName", surname, "foldedName", email, languages)
     SELECT registration, m.id, "delegationId", "seatId", person, given, surname, lower(given || ' ' || surname), email, '{en,fr}' FROM ${given}, "Meeting" m WHERE m.slug = $2`,
    [rows, meeting],
  );
  await owner.query(
    `INSERT INTO "RegistrationDecision" (id, "registrationId", "fromStatus", "toStatus") SELECT gen_random_uuid(), registration, 'INVITED', 'NOMINATED' FROM ${given}`,
    [rows],
  );
  await owner.query(
    `INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind, "delegationId") SELECT gen_random_uuid(), m.id, person, 'DELEGATE', "delegationId" FROM ${given}, "Meeting" m WHERE m.slug = $2`,
    [rows, meeting],
  );
  await owner.query('COMMIT');
  return (performance.now() - begun) / 1000;
}

/** The sample's organiser, as a request of theirs would find them. */
async function organiser(): Promise<Actor> {
  const account = await db().account.findUniqueOrThrow({
    where: { email: 'organiser@sample.example.org' },
    select: { id: true, email: true, locale: true, persons: { select: { personId: true } } },
  });
  const personIds = account.persons.map(({ personId }) => personId);
  const none = { sessionId: account.id, name: null, siteRole: null };
  return { accountId: account.id, email: account.email, locale: account.locale, personIds, ...none };
}

main(process.argv[2] ?? '').then(
  (result) => {
    console.log(JSON.stringify(result));
    process.exit();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
