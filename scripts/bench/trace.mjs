// The way back of one commitment, and the chain of the whole document as page and file, beside 100,000 answers, against the
// same beside 1,000: issues go back to figures of a snapshot that counts them all, and of some organisations the answer was
// opened again since.
import http from 'node:http';
import { runTypeScript } from '../machine/typescript.mjs';
import { withClient } from '../postgres/connect.mjs';
import { startApplication } from './application.mjs';
import { addAskedParties } from './asked-parties.mjs';
import { median, send } from './load.mjs';

export const name = 'trace';
export const direction = 'at most';
export const target = 1.25;

const SLUG = 'grcp7';
const SIZES = [1_000, 100_000];
const ROUNDS = 9;
const REOPENED = 5;

const pages = {
  'one commitment': `/en/meetings/${SLUG}/highlights?way=8`,
  'whole document': `/en/meetings/${SLUG}/chain`,
  'whole document as a file': `/api/meetings/${SLUG}/chain/chain.csv?locale=en`,
};

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} what grows most */
export async function run() {
  const { environment, origin, stop } = await startApplication();
  try {
    const measured = [];
    let parties = 0;
    for (const answers of SIZES) {
      parties = await answer(environment.DATABASE_OWNER_URL, parties, answers);
      const said = await runTypeScript('scripts/bench/trace-snapshot.ts', [SLUG], environment);
      const { snapshot } = JSON.parse(said.trim().split('\n').at(-1));
      await traceTo(environment.DATABASE_OWNER_URL, snapshot);
      measured.push(await timePages(origin));
    }
    const [before, most] = measured;
    const growth = (page) => most[page] / before[page];
    const [page] = Object.keys(pages).toSorted((one, other) => growth(other) - growth(one));
    return {
      ours: most[page],
      limit: before[page],
      unit: 'ms',
      detail: Object.keys(pages)
        .map((each) => `${each} ${measured.map((times) => times[each].toFixed(0)).join(' / ')} ms`)
        .join(', '),
    };
  } finally {
    await stop();
  }
}

/** Lets organisations answer as those of the sample did, one after the other, until there are so many answers. @returns {Promise<number>} organisations there are now */
async function answer(ownerUrl, from, answers) {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(
      `SELECT count(*)::int AS questions FROM "Question" q JOIN "Survey" s ON s.id = q."surveyId" JOIN "Meeting" m ON m.id = s."meetingId"
       WHERE m.slug = $1`,
      [SLUG],
    ),
  );
  const to = Math.ceil(answers / rows[0].questions);
  await addAskedParties(ownerUrl, SLUG, from + 1, to + 1);
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `WITH given AS (
         SELECT r."surveyId", r."versionId", s.payload, row_number() OVER (ORDER BY r.id) - 1 AS place, count(*) OVER () AS many
         FROM "Submission" s JOIN "Response" r ON r.id = s."responseId" JOIN "Survey" y ON y.id = r."surveyId"
         JOIN "Meeting" m ON m.id = y."meetingId" JOIN "Party" p ON p.id = r."partyId"
         WHERE m.slug = $1 AND p.code NOT LIKE 'bench-%'
       ), fresh AS (
         SELECT p.id, p.code, n, gen_random_uuid() AS response
         FROM generate_series($2::int, $3::int) n JOIN "Party" p ON p.code = 'bench-' || n
       ), responses AS (
         INSERT INTO "Response" (id, "surveyId", "partyId", "versionId", status)
         SELECT f.response, g."surveyId", f.id, g."versionId", 'SUBMITTED' FROM fresh f JOIN given g ON g.place = f.n % g.many
       )
       INSERT INTO "Submission" (id, "responseId", number, payload, sha256, "byName")
       SELECT gen_random_uuid(), f.response, 1, g.payload || jsonb_build_object('party', f.code),
              md5(f.code) || md5('the other half ' || f.code), 'Bench'
       FROM fresh f JOIN given g ON g.place = f.n % g.many`,
      [SLUG, from + 1, to],
    );
    await client.query('VACUUM (ANALYZE) "Party", "Invitation", "Response", "Submission"');
  });
  return to;
}

/** Issues go back to the figures of this snapshot, and some of the answers it counts are opened again. */
function traceTo(ownerUrl, snapshot) {
  return withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE "Issue" i SET "cellId" = now.id
       FROM "ResultCell" before, "ResultCell" now
       WHERE before.id = i."cellId" AND now."snapshotId" = $1 AND now."questionCode" = before."questionCode"
         AND now."columnKey" = before."columnKey" AND now."choiceCode" = before."choiceCode"
         AND before."snapshotId" IN (SELECT n.id FROM "ResultSnapshot" n JOIN "ResultSnapshot" this ON this.id = $1 AND this."surveyId" = n."surveyId")`,
      [snapshot],
    );
    if (!rowCount) throw new Error('no issue goes back to the snapshot');
    await client.query(
      `INSERT INTO "Reopening" (id, "responseId", reason)
       SELECT gen_random_uuid(), r.id, 'Bench' FROM "Response" r JOIN "Party" p ON p.id = r."partyId"
       JOIN "ResultSnapshot" n ON n."surveyId" = r."surveyId" AND n.id = $1
       WHERE p.code LIKE 'bench-%' ORDER BY p.code DESC LIMIT ${REOPENED}`,
      [snapshot],
    );
  });
}

async function timePages(origin) {
  const agent = new http.Agent({ keepAlive: true });
  const times = {};
  for (const [name, path] of Object.entries(pages)) {
    const rounds = [];
    // The first round reads what is kept from then on.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const begun = performance.now();
      const { status, text } = await send(agent, origin, { path });
      if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`);
      if (round > 0) rounds.push(performance.now() - begun);
    }
    times[name] = median(rounds);
  }
  agent.destroy();
  return times;
}
