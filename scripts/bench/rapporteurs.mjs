// Forty rapporteurs who each save their draft twice a second while a thousand people watch the meeting: how long a save takes until
// the server says so, for all but the slowest twentieth, against 150 ms. None may be lost, and every viewer is told of every one.
// `npm run bench rapporteurs -- --long` keeps it up for ten minutes.
import crypto from 'node:crypto';
import http from 'node:http';
import { pause } from '../machine/processes.mjs';
import { withClient } from '../postgres/connect.mjs';
import { cookiesOf, processorTime, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { hall, watch } from './hall.mjs';
import { median, send } from './load.mjs';

export const name = 'rapporteurs';
export const direction = 'at most';
export const target = 1;

const WITHIN = 150;
const WRITERS = 40;
const VIEWERS = 1_000;
/** Of one account, so many windows are open. */
const WINDOWS = 10;
const EVERY = 500;
const SECONDS = { short: 30, long: 600 };

/** @param {{ isLong?: boolean }} [how] @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run({ isLong = false } = {}) {
  const { environment, origin, pid, stop } = await startApplication();
  const agent = new http.Agent({ keepAlive: true });
  try {
    const [audience, people] = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, [VIEWERS / WINDOWS, WRITERS]);
    const cookies = await cookiesOf(
      environment,
      audience.map(({ accountId }) => accountId),
    );
    const at = { host: '127.0.0.1', port: new URL(origin).port };
    const path = `/api/meetings/${SLUG}/events`;
    return await withClient(environment.DATABASE_OWNER_URL, async (client) => {
      const writers = await makeWriters(client, { environment, origin, agent }, people);
      const viewers = await hall((index) => watch(at, path, { cookie: cookies[index % cookies.length] }), VIEWERS);
      const seconds = isLong ? SECONDS.long : SECONDS.short;
      const [used, since] = [processorTime(pid) ?? 0, performance.now()];
      const times = (await Promise.all(writers.map((writer, index) => keepSaving(writer, index, seconds)))).flat();
      const busy = (100 * ((processorTime(pid) ?? 0) - used)) / (performance.now() - since);
      await nothingLost(client, writers, viewers);
      for (const viewer of viewers) viewer.leave();
      const sorted = times.toSorted((a, b) => a - b);
      const detail = `${times.length} saves in ${seconds} s, the middle one ${median(times).toFixed(0)} ms, the slowest ${sorted.at(-1).toFixed(0)} ms; none lost, ${VIEWERS} viewers told of each; the server's process ${busy.toFixed(0)}% of a core`;
      return { ours: sorted[Math.ceil(0.95 * sorted.length) - 1], limit: WITHIN, unit: 'ms', detail };
    });
  } finally {
    agent.destroy();
    await stop();
  }
}

/** Makes people rapporteurs of the meeting's groups in turn, each with a draft of their own. */
async function makeWriters(client, { environment, origin, agent }, people) {
  const { rows: groups } = await client.query(
    'SELECT g.id, g."meetingId" FROM "BreakoutGroup" g JOIN "Meeting" m ON m.id = g."meetingId" WHERE m.slug = $1 ORDER BY g.position',
    [SLUG],
  );
  const { rows: themes } = await client.query('SELECT code FROM "Theme" ORDER BY code LIMIT 1');
  const cookies = await cookiesOf(
    environment,
    people.map(({ accountId }) => accountId),
  );
  const writers = [];
  for (const [index, { accountId, personId }] of people.entries()) {
    const group = groups[index % groups.length];
    await client.query(
      `INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind, "groupId") VALUES (gen_random_uuid(), $1, $2, 'RAPPORTEUR', $3)`,
      [group.meetingId, personId, group.id],
    );
    const post = poster({ origin, agent, cookie: cookies[index] }, group.id, placeOf(environment, accountId, group.id));
    const content = { text: `Draft of writer ${index + 1}, as it began.`, theme: themes[0].code };
    await post('draft', crypto.randomUUID(), { group: group.id, language: 'en', ...content });
    const { rows } = await client.query(
      'SELECT r.id, r."headRevisionId" AS base FROM "Recommendation" r JOIN "Unit" u ON u."revisionId" = r."headRevisionId" JOIN "UnitText" t ON t."unitId" = u.id WHERE t.text = $1',
      [content.text],
    );
    writers.push({ ...rows[0], post, content, saved: [] });
  }
  return writers;
}

/** The name under which an account's edits of a group wait on a device, as the room's page is given it (`lib/room/queries/device-place.ts`). */
function placeOf({ PARLEY_SECRET }, accountId, groupId) {
  const value = `${accountId} ${groupId}`;
  return crypto.createHmac('sha256', PARLEY_SECRET).update(`room place\0${value}`).digest('hex').slice(0, 16);
}

function poster({ origin, agent, cookie }, group, place) {
  return async (kind, clientId, input) => {
    const body = Buffer.from(JSON.stringify({ kind, clientId, group, place, input }));
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const answer = await send(agent, origin, { method: 'POST', path: `/api/meetings/${SLUG}/room`, headers, body });
    if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    return JSON.parse(answer.text);
  };
}

/** One writer: a save every half second, whatever became of the time of the one before. @returns {Promise<number[]>} milliseconds of each */
async function keepSaving(writer, index, seconds) {
  const times = [];
  const begun = performance.now() + (index * EVERY) / WRITERS;
  for (let turn = 0; turn < (seconds * 1_000) / EVERY; turn += 1) {
    await pause(Math.max(0, begun + turn * EVERY - performance.now()));
    const clientId = crypto.randomUUID();
    const text = `Draft of writer ${index + 1}, as it stands at save ${turn + 1}.`;
    const since = performance.now();
    const { as, revision } = await writer.post('save', clientId, {
      ...writer.content,
      ...{ clientId, text, recommendation: writer.id, base: writer.base },
    });
    times.push(performance.now() - since);
    if (as !== 'saved') throw new Error(`a save became "${as}"`);
    writer.base = revision;
    writer.saved.push(clientId);
  }
  return times;
}

/** Every save that was answered is there, its text is the newest, and every viewer knows of the last event. */
async function nothingLost(client, writers, viewers) {
  for (const { id, base, saved } of writers) {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM "DraftSave" WHERE "recommendationId" = r.id AND "clientId" = ANY($2::uuid[]) AND "revisionId" IS NOT NULL) AS kept,
              r."headRevisionId" AS head FROM "Recommendation" r WHERE r.id = $1`,
      [id, saved],
    );
    if (rows[0].kept !== saved.length || rows[0].head !== base)
      throw new Error(`of ${saved.length} saves ${rows[0].kept} are kept`);
  }
  const { rows } = await client.query('SELECT "liveSeq" AS last FROM "Meeting" WHERE slug = $1', [SLUG]);
  for (let tries = 0; viewers.some((viewer) => viewer.last() < rows[0].last); tries += 1) {
    if (tries === 400) throw new Error('a viewer was not told of the last save within twenty seconds');
    await pause(50);
  }
}
