// Answers saved while they are typed, each by another delegation, against forms handed in to the same framework that keeps
// nothing of them. No page is rendered for a save.
import crypto from 'node:crypto';
import { addAskedParties } from './asked-parties.mjs';
import { cookiesOf, SLUG } from './application.mjs';
import { besideBare } from './beside-bare.mjs';
import { actionOf, directPost, formPost, isSaved } from './form-post.mjs';
import { median, rate } from './load.mjs';

export const name = 'autosave';
export const direction = 'at least';
export const target = 0.4;

const ROUNDS = 5;
const DELEGATIONS = 60;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export const run = () => besideBare(compare);

async function compare({ environment, origin }, bare) {
  const writers = await addAskedParties(environment.DATABASE_OWNER_URL, SLUG, 1, DELEGATIONS + 1);
  const cookies = await cookiesOf(
    environment,
    writers.map(({ accountId }) => accountId),
  );
  const empty = formPost(actionOf(bare.build, 'save', 'app/form/save.js'), {
    ...{ origin: bare.origin, path: '/form', fields: { name: 'Bench' } },
  });
  const measured = { ours: [], bare: [] };
  // In turns, so that whatever else the machine does meets both; the first round warms up and begins the answers.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const calls = writers.map((writer, index) => savePost(origin, { writer, round, cookie: cookies[index] }));
    const limit = await rate(bare.origin, Array(DELEGATIONS * 3).fill(empty), { isGood: isSaved });
    const ours = await rate(origin, calls, {
      isGood: ({ status, text }) => status === 200 && text.includes('"status":"ok"'),
    });
    if (round > 0) {
      measured.ours.push(ours);
      measured.bare.push(limit);
    }
  }
  const detail = `${DELEGATIONS} delegations in each of ${ROUNDS} rounds, 8 at a time`;
  return { ours: median(measured.ours), limit: median(measured.bare), unit: 'saves/s', detail };
}

/** The post that a page sends when somebody stops typing; each round is the next revision of the same answer. */
function savePost(origin, { writer: { delegationId, versionId }, round, cookie }) {
  const fields = {
    meeting: SLUG,
    idempotencyKey: crypto.randomUUID(),
    delegation: delegationId,
    version: versionId,
    question: 'experience',
    revision: String(round),
    'answer.text': `What we have to say, in version ${round + 1}.`,
    'answer.language': 'en',
  };
  return directPost('survey-answer', { origin, fields, cookie });
}
