import { withClient } from '../postgres/connect.mjs';

/** An id made from a number; of the version that forms take for one. */
const idOf = (kind) => `overlay(overlay(md5('bench ${kind} ' || n) placing '4' from 13) placing '8' from 17)::uuid`;

/**
 * Adds organisations that are asked in a meeting's survey, spread over the regions, each with a delegation and a mailbox that
 * may answer for it, by plain SQL.
 * @param {string} ownerUrl
 * @param {string} slug of the meeting
 * @param {number} from number of the first one; numbers are used once
 * @param {number} to number after the last one
 * @returns {Promise<{ accountId: string, delegationId: string, versionId: string }[]>} with the version that is asked now
 */
export function addAskedParties(ownerUrl, slug, from, to) {
  const numbers = [from, to - 1];
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO "Party" (id, code, kind, names, acronyms, "asOf", confidence)
       SELECT ${idOf('party')}, 'bench-' || n, (CASE WHEN n % 5 = 0 THEN 'OTHER' ELSE 'RCP' END)::"PartyKind",
              jsonb_build_object('en', 'Organisation ' || n), '{}', '2026', 'STATED' FROM generate_series($1::int, $2::int) n`,
      numbers,
    );
    await client.query(
      `WITH of AS (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS count FROM "Region")
       INSERT INTO "PartyRegion" ("partyId", "regionCode")
       SELECT ${idOf('party')}, of.code FROM generate_series($1::int, $2::int) n JOIN of ON of.place = n % of.count`,
      numbers,
    );
    const inMeeting = `FROM generate_series($1::int, $2::int) n CROSS JOIN (SELECT id FROM "Meeting" WHERE slug = $3) m`;
    await client.query(
      `INSERT INTO "Invitation" (id, "meetingId", "partyId", status, seats, "focalPointGivenName", "focalPointSurname", "focalPointEmail", "sentAt")
       SELECT ${idOf('invitation')}, m.id, ${idOf('party')}, 'ACCEPTED', 1, 'Bench', 'Bench', 'bench-' || n || '@bench.example.org', now() ${inMeeting}`,
      [...numbers, slug],
    );
    await client.query(
      `INSERT INTO "Delegation" (id, "meetingId", "partyId", "invitationId", quota)
       SELECT ${idOf('delegation')}, m.id, ${idOf('party')}, ${idOf('invitation')}, 1 ${inMeeting}`,
      [...numbers, slug],
    );
    await client.query(
      `INSERT INTO "Person" (id, "givenName", surname, "foldedName")
       SELECT ${idOf('answering')}, 'Bench', 'No. ' || n, 'bench ' || n FROM generate_series($1::int, $2::int) n`,
      numbers,
    );
    await client.query(
      `INSERT INTO "Account" (id, email, locale)
       SELECT ${idOf('mailbox')}, 'answers-' || n || '@bench.example.org', 'en' FROM generate_series($1::int, $2::int) n`,
      numbers,
    );
    await client.query(
      `INSERT INTO "AccountPerson" ("accountId", "personId", "primary")
       SELECT ${idOf('mailbox')}, ${idOf('answering')}, true FROM generate_series($1::int, $2::int) n`,
      numbers,
    );
    await client.query(
      `INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind, "delegationId")
       SELECT ${idOf('role')}, m.id, ${idOf('answering')}, 'DELEGATE', ${idOf('delegation')} ${inMeeting}`,
      [...numbers, slug],
    );
    await client.query('COMMIT');
    const { rows } = await client.query(
      `SELECT ${idOf('mailbox')} AS "accountId", ${idOf('delegation')} AS "delegationId",
              (SELECT v.id FROM "SurveyVersion" v JOIN "Survey" s ON s.id = v."surveyId" WHERE s."meetingId" = m.id
               ORDER BY v.number DESC LIMIT 1) AS "versionId" ${inMeeting} ORDER BY n`,
      [...numbers, slug],
    );
    return rows;
  });
}

const OF_SURVEY = `
  SELECT s.id AS "surveyId", s.code, v.id AS "versionId", v.number, v.sha256
  FROM "Survey" s JOIN "Meeting" m ON m.id = s."meetingId" JOIN "SurveyVersion" v ON v."surveyId" = s.id
  WHERE m.slug = $3 ORDER BY v.number DESC LIMIT 1`;

/** What organisation n answers: of every kind a value that differs from one to the next. */
const answerOf = ({ code, type, choices = [] }, place) => {
  const at = (step) => `'c' || (n * ${place + 3} + n / 7 + ${step}) % ${choices.length || 1}`;
  const chosen = {
    RANKING: `jsonb_build_array(${[0, 1, 2, 3, 4].map(at).join(', ')})`,
    SINGLE: `jsonb_build_array(${at(0)})`,
    MULTIPLE: `jsonb_build_array(${at(0)}, ${at(1)})`,
  };
  const number = type === 'SCALE' ? `1 + (n + ${place}) % 5` : 'NULL::int';
  const text = type === 'LONG_TEXT' ? `'What organisation ' || n || ' has to say to question ${code}.'` : 'NULL::text';
  const language = type === 'LONG_TEXT' ? `'en'` : 'NULL::text';
  return `jsonb_build_object('kind', 'VALUE', 'choices', ${chosen[type] ?? `'[]'::jsonb`}, 'number', ${number}, 'text', ${text}, 'language', ${language})`;
};

/**
 * Submits an answer to every question for organisations that were added, by plain SQL: results count what was submitted, so only
 * that is written. Statistics are fresh afterwards.
 * @param {string} ownerUrl
 * @param {string} slug
 * @param {{ from: number, to: number, questions: readonly { code: string, type: string, choices?: readonly unknown[] }[] }} what
 * @returns {Promise<void>}
 */
export function submitAnswers(ownerUrl, slug, { from, to, questions }) {
  const numbers = [from, to - 1];
  const answers = questions.map((question, place) => `'${question.code}', ${answerOf(question, place)}`).join(', ');
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(
      `WITH of AS (${OF_SURVEY})
       INSERT INTO "Response" (id, "surveyId", "partyId", "versionId", status)
       SELECT ${idOf('response')}, of."surveyId", ${idOf('party')}, of."versionId", 'SUBMITTED' FROM generate_series($1::int, $2::int) n CROSS JOIN of`,
      [...numbers, slug],
    );
    await client.query(
      `WITH of AS (${OF_SURVEY})
       INSERT INTO "Submission" (id, "responseId", number, payload, sha256, "byName")
       SELECT ${idOf('submission')}, ${idOf('response')}, 1,
              jsonb_build_object('meeting', $3::text, 'survey', of.code, 'party', 'bench-' || n, 'number', 1, 'version', of.number,
                                 'versionSha256', of.sha256, 'answers', jsonb_build_object(${answers})),
              md5('bench seal ' || n) || md5('bench seal, the other half ' || n), 'Bench' FROM generate_series($1::int, $2::int) n CROSS JOIN of`,
      [...numbers, slug],
    );
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE) "Party", "Invitation", "Response", "Submission"');
  });
}
