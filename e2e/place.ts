import { database, one } from './actors';
import type { Place } from './permissions-table';
import { ensurePortrait } from './portrait';

/** Records of a meeting to be named in addresses. What another meeting has too (codes of groups, parties) is left out. */
export async function placeOf(slug: string): Promise<Place> {
  const { id: meetingId } = await one<{ id: string }>('SELECT id FROM "Meeting" WHERE slug = $1', [slug]);
  const only = <Row extends object>(sql: string) => one<Row>(`${sql} LIMIT 1`, [meetingId]);
  const registration = await only<Place['registration']>(
    `SELECT id, "delegationId", "personId" FROM "Registration" WHERE "meetingId" = $1 AND status = 'CONFIRMED' ORDER BY id`,
  );
  await ensurePortrait(registration.id);
  await database().query(
    `UPDATE "Registration" SET "badgeCode" = translate(upper(left(md5(id::text), 16)), '01', 'XY') WHERE id = $1 AND "badgeCode" IS NULL`,
    [registration.id],
  );
  const { rows: persons } = await database().query<{ id: string }>(
    'SELECT DISTINCT "personId" AS id FROM "Registration" WHERE "meetingId" = $1 ORDER BY 1 LIMIT 2',
    [meetingId],
  );
  const { id: recommendation } = await only<{ id: string }>(
    `SELECT id FROM "Recommendation" WHERE "meetingId" = $1 AND level = 'REGIONAL' AND status <> 'DRAFT' ORDER BY id`,
  );
  const { id: general } = await only<{ id: string }>(
    `SELECT id FROM "Recommendation" WHERE "meetingId" = $1 AND level = 'GENERAL' ORDER BY id`,
  );
  const { code: group } = await only<{ code: string }>(
    `SELECT code FROM "BreakoutGroup" WHERE "meetingId" = $1 ORDER BY code`,
  );
  const delegation = await only<Place['delegation']>(
    `SELECT p.code AS party, d.id AS "delegationId" FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
     WHERE d."meetingId" = $1 AND NOT EXISTS (SELECT 1 FROM "Delegation" o WHERE o."partyId" = d."partyId" AND o."meetingId" <> $1) ORDER BY p.code`,
  );
  const { id: mail } = await only<{ id: string }>(
    'SELECT id FROM "OutboxMail" WHERE "meetingId" = $1 ORDER BY id',
  ).catch(() => ({ id: '' }));
  const { code: form } = await only<{ code: string }>(
    `SELECT code FROM "RegistrationForm" WHERE "meetingId" = $1 ORDER BY kind, position`,
  );
  const { rows: letters } = await database().query<Place['letter']>(
    `SELECT p.code AS party, d.id AS "delegationId" FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
     WHERE d."meetingId" = $1 AND d."nominationLetterId" IS NOT NULL ORDER BY p.code LIMIT 1`,
    [meetingId],
  );
  const letter = letters[0] ?? { party: 'no-such-party' };
  const { id: invitation } = await only<{ id: string }>(
    'SELECT id FROM "Invitation" WHERE "meetingId" = $1 ORDER BY id',
  );
  const { id: mailing } = await only<{ id: string }>(
    `SELECT id FROM "Mailing" WHERE "meetingId" = $1 AND purpose NOT IN ('survey-reminder', 'progress-reminder') ORDER BY id`,
  ).catch(() => ({ id: crypto.randomUUID() }));
  const { id: reminder } = await one<{ id: string }>(
    `INSERT INTO "Mailing" (id, "meetingId", purpose, audience)
     SELECT gen_random_uuid(), $1, 'survey-reminder', jsonb_build_object('survey', s.id, 'everyone', true, 'parties', '[]'::jsonb)
     FROM "Survey" s WHERE s."meetingId" = $1 LIMIT 1 RETURNING id`,
    [meetingId],
  );
  const { id: progressReminder } = await one<{ id: string }>(
    `INSERT INTO "Mailing" (id, "meetingId", purpose, audience)
     VALUES (gen_random_uuid(), $1, 'progress-reminder', '{"since": null}') RETURNING id`,
    [meetingId],
  );
  const { id: answerSheet } = await one<{ id: string }>(
    `INSERT INTO "AnswerSheet" (id, "surveyId", "delegationId", "fileName", version, answers)
     SELECT gen_random_uuid(), s.id, $2, 'answers.xlsx', max(v.number), '[]'::jsonb
     FROM "Survey" s JOIN "SurveyVersion" v ON v."surveyId" = s.id WHERE s."meetingId" = $1 GROUP BY s.id LIMIT 1 RETURNING id`,
    [meetingId, delegation.delegationId],
  );
  const { id: item } = await only<{ id: string }>(
    'SELECT "recommendationId" AS id FROM "PlenaryItem" WHERE "meetingId" = $1 ORDER BY position',
  );
  const amendment = await withdrawnAmendment(item, delegation.delegationId ?? '');
  const transfer = await ensureTransfer(meetingId);
  const { id: batch } = await one<{ id: string }>(
    `INSERT INTO "ImportBatch" (id, "meetingId", "fileName", sha256, status) VALUES (gen_random_uuid(), $1, 'people.csv', repeat('0', 64), 'PREVIEWED') RETURNING id`,
    [meetingId],
  );
  const { code: openQuestion } = await one<{ code: string }>(
    `WITH question AS (
       INSERT INTO "Question" (id, "surveyId", code, type, position, label)
       SELECT gen_random_uuid(), s.id, 'open-' || left(md5(gen_random_uuid()::text), 8), 'TEXT', 900, '{"en": "In your own words"}'
       FROM "Survey" s WHERE s."meetingId" = $1 LIMIT 1 RETURNING id, code
     ), book AS (INSERT INTO "CodeBook" (id, "questionId", salt, "openedAt") SELECT gen_random_uuid(), id, code, now() FROM question RETURNING id)
     SELECT code FROM question`,
    [meetingId],
  );
  const clearing = await ensureRound();
  const { id: correction } = await one<{ id: string }>(
    `INSERT INTO "DirectoryCorrection" (id, "partyId", "delegationId", what, "values", seen, removes, source, correction)
     SELECT gen_random_uuid(), d."partyId", d.id, 'THEMES', '{"themes": []}', '{}', false, 'https://process.example.org/themes', true
     FROM "Delegation" d WHERE d.id = $1 RETURNING id`,
    [delegation.delegationId],
  );
  const { id: directoryImport } = await one<{ id: string }>(
    `INSERT INTO "DirectoryImport" (id, "fileName", sha256, content)
     VALUES (gen_random_uuid(), 'directory.csv', repeat('0', 64), '{"rows": [], "same": 0, "columns": [], "sheets": [], "moreErrors": 0}') RETURNING id`,
  );
  const { id: document } = await one<{ id: string }>(
    `INSERT INTO "Document" (id, "meetingId", kind, symbol, title, access)
     VALUES (gen_random_uuid(), $1, 'KEY', 'TEST/' || gen_random_uuid(), '{"en": "A paper"}', 'SECRETARIAT') RETURNING id`,
    [meetingId],
  );
  return {
    slug,
    document,
    clearing,
    form,
    openQuestion,
    registration,
    persons: persons.map(({ id }) => id),
    recommendation,
    general,
    item,
    amendment,
    group,
    delegation,
    mail,
    letter,
    invitation,
    mailing,
    answerSheet,
    reminder,
    progressReminder,
    transfer,
    batch,
    correction,
    directoryImport,
  };
}

/** A round of comments on the Highlights of the finished edition, over, with the letters that opened it: the next one has no document yet. */
async function ensureRound(): Promise<Place['clearing']> {
  const slug = 'grcp7';
  const { rows } = await database().query<{ letters: string; round: string }>(
    `SELECT r."mailingId" AS letters, r.id AS round FROM "ClearingRound" r JOIN "OutcomeDocument" d ON d.id = r."documentId"
     JOIN "Meeting" m ON m.id = d."meetingId" WHERE m.slug = $1 ORDER BY r.id LIMIT 1`,
    [slug],
  );
  if (rows[0]) return { slug, ...rows[0] };
  const made = await one<{ letters: string; round: string }>(
    `WITH letters AS (
       INSERT INTO "Mailing" (id, "meetingId", purpose, status, "sentAt", audience)
       SELECT gen_random_uuid(), m.id, 'clearing-round', 'SENT', now(), jsonb_build_object('kinds', '[]'::jsonb, 'languages', '["en"]'::jsonb,
         'closesAt', '2018-01-01T12:00:00.000Z', 'purpose', '{}'::jsonb, 'sight', 'OWN', 'silence', false, 'contentHash', repeat('0', 64))
       FROM "Meeting" m WHERE m.slug = $1 RETURNING id
     )
     INSERT INTO "ClearingRound" (id, "documentId", number, "contentHash", languages, "closesAt", purpose, sight, silence, before, "mailingId", at)
     SELECT gen_random_uuid(), d.id, 1, repeat('0', 64), '{en}', '2018-01-01T12:00:00Z', '{}', 'OWN', false, 'COMPOSING', letters.id, '2017-12-01T12:00:00Z'
     FROM letters, "OutcomeDocument" d JOIN "Meeting" m ON m.id = d."meetingId" WHERE m.slug = $1 RETURNING "mailingId" AS letters, id AS round`,
    [slug],
  );
  await database().query('INSERT INTO "ClearingEnd" ("roundId") VALUES ($1)', [made.round]);
  return { slug, ...made };
}

/** A list of participants that was handed over; the sample has none. */
async function ensureTransfer(meetingId: string): Promise<string> {
  const { rows } = await database().query<{ id: string }>(
    `SELECT id FROM "Transfer" WHERE "meetingId" = $1 AND purpose = 'participants' ORDER BY id LIMIT 1`,
    [meetingId],
  );
  if (rows[0]) return rows[0].id;
  const { id } = await one<{ id: string }>(
    `INSERT INTO "Transfer" (id, "meetingId", purpose, recipient, "recipientKind", format, fields, rows, role)
     VALUES (gen_random_uuid(), $1, 'participants', 'Host of the meeting', 'HOST', 'CSV', '{surname}', 0, 'ORGANISER') RETURNING id`,
    [meetingId],
  );
  return id;
}

/** An amendment that decides nothing any more: nobody else's plenary waits for it. */
async function withdrawnAmendment(item: string, delegation: string): Promise<string> {
  const { id } = await one<{ id: string }>(
    `INSERT INTO "Amendment" (id, "recommendationId", number, "baseRevisionId", "unitUid", "delegationId", language)
     SELECT gen_random_uuid(), r.id, 1 + (SELECT count(*)::int FROM "Amendment" WHERE "recommendationId" = r.id), r."headRevisionId", u.uid, $2::uuid, 'en'
     FROM "Recommendation" r JOIN "Unit" u ON u."revisionId" = r."headRevisionId" WHERE r.id = $1::uuid LIMIT 1 RETURNING id`,
    [item, delegation],
  );
  await database().query(
    `INSERT INTO "AmendmentText" ("amendmentId", language, text) VALUES ($1::uuid, 'en', 'Do something else.')`,
    [id],
  );
  await database().query(`INSERT INTO "AmendmentEnd" ("amendmentId", outcome) VALUES ($1::uuid, 'WITHDRAWN')`, [id]);
  return id;
}

/** Ids that exist nowhere. */
export function nowhere(slug: string): Place {
  const id = () => crypto.randomUUID();
  return {
    slug,
    registration: { id: id() },
    persons: [id(), id()],
    recommendation: id(),
    general: id(),
    item: id(),
    amendment: id(),
    group: 'NONE',
    delegation: { party: 'no-such-party' },
    letter: { party: 'no-such-party' },
    mail: id(),
    form: 'no-such-form',
    invitation: id(),
    mailing: id(),
    answerSheet: id(),
    reminder: id(),
    progressReminder: id(),
    transfer: id(),
    batch: id(),
    correction: id(),
    directoryImport: id(),
    document: id(),
    clearing: { slug, round: id(), letters: id() },
    openQuestion: 'no-such-question',
  };
}

/** Texts that are no ids at all. */
export function malformed(slug: string): Place {
  const odd = "1'--";
  return {
    ...nowhere(slug),
    registration: { id: odd },
    persons: [odd, odd],
    recommendation: odd,
    group: odd,
    form: odd,
    delegation: { party: odd },
    letter: { party: odd },
    invitation: odd,
    answerSheet: odd,
    reminder: odd,
    progressReminder: odd,
    mailing: odd,
    transfer: odd,
    batch: odd,
    correction: odd,
    directoryImport: odd,
    document: odd,
    clearing: { slug, round: odd, letters: odd },
    openQuestion: odd,
  };
}
