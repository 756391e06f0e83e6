import crypto from 'node:crypto';
import { withClient } from '../postgres/connect.mjs';

/**
 * Names people into seats made for them, who have yet to hand in their registration.
 * @param {string} ownerUrl
 * @param {string} slug of the meeting
 * @param {number[]} sizes of the groups wanted
 * @returns {Promise<{ accountId: string, personId: string, registrationId: string, personName: string }[][]>}
 */
export function makeDelegates(ownerUrl, slug, sizes) {
  const groups = sizes.map((size) => Array.from({ length: size }, makeOne));
  return withClient(ownerUrl, async (client) => {
    const {
      rows: [delegation],
    } = await client.query(
      `SELECT d.id, d."meetingId", r.id AS like FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Meeting" m ON m.id = d."meetingId"
       WHERE m.slug = $1 AND r.status = 'NOMINATED' ORDER BY r.id LIMIT 1`,
      [slug],
    );
    const all = groups.flat();
    await client.query('UPDATE "Delegation" SET quota = quota + $2, "seatsTaken" = "seatsTaken" + $2 WHERE id = $1', [
      delegation.id,
      all.length,
    ]);
    for (const [index, one] of all.entries()) await writeOne(client, delegation, one, 1000 + index);
    return groups;
  });
}

const makeOne = () => ({
  accountId: crypto.randomUUID(),
  personId: crypto.randomUUID(),
  registrationId: crypto.randomUUID(),
  personName: `Bench ${crypto.randomUUID().slice(0, 8)}`,
});

async function writeOne(client, delegation, { accountId, personId, registrationId, personName }, rank) {
  const seatId = crypto.randomUUID();
  const email = `${accountId}@bench.example.org`;
  await client.query(`INSERT INTO "Person" (id, "givenName", surname, "foldedName") VALUES ($1, 'Bench', $2, $2)`, [
    personId,
    personName,
  ]);
  await client.query(`INSERT INTO "Account" (id, email, locale) VALUES ($1, $2, 'en')`, [accountId, email]);
  await client.query(`INSERT INTO "AccountPerson" ("accountId", "personId", "primary") VALUES ($1, $2, true)`, [
    accountId,
    personId,
  ]);
  await client.query(
    `INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind, "delegationId") VALUES (gen_random_uuid(), $1, $2, 'DELEGATE', $3)`,
    [delegation.meetingId, personId, delegation.id],
  );
  await client.query(`INSERT INTO "Seat" (id, "delegationId", rank, funded) VALUES ($1, $2, $3, false)`, [
    seatId,
    delegation.id,
    rank,
  ]);
  const names = { givenName: 'Bench', surname: personName, foldedName: personName };
  const fresh = { photoId: null, badgeCode: null, waitNumber: null, confirmedAt: null };
  const changes = {
    id: registrationId,
    seatId,
    personId,
    email,
    lockVersion: 0,
    status: 'NOMINATED',
    ...names,
    ...fresh,
  };
  await client.query(
    'INSERT INTO "Registration" SELECT (jsonb_populate_record(r, $2::jsonb)).* FROM "Registration" r WHERE r.id = $1',
    [delegation.like, JSON.stringify(changes)],
  );
}
