import { withClient } from '../postgres/connect.mjs';

/** Words of such papers, and words that are made up: enough of them that a rare one is found in few documents. */
const SPOKEN = {
  en: 'labour mobility return reintegration recognition of skills between regions migration governance the meeting agreed that participants shared experience',
  fr: 'la mobilité de la main-d’œuvre le retour et la réintégration des compétences entre les régions la gouvernance des migrations la réunion est convenue',
  es: 'la movilidad laboral el retorno y la reintegración de competencias entre regiones la gobernanza de la migración la reunión acordó que los participantes',
};
const MADE_UP = 5_000;
/** Words of one document: three pages. */
const WORDS = 1_200;

/**
 * Adds documents of one file each to a meeting of the sample, a third in each language, with their words as the job would have
 * kept them; by plain SQL: what the application needs to meet is the size. Statistics are fresh afterwards.
 * @param {string} ownerUrl
 * @param {string} slug of the meeting
 * @param {number} count
 */
export function addManyDocuments(ownerUrl, slug, count) {
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    // The same words on each run.
    await client.query('SELECT setseed(0.5)');
    await client.query(
      `CREATE TEMP TABLE made ON COMMIT DROP AS
       SELECT n, gen_random_uuid() AS document, gen_random_uuid() AS file, gen_random_uuid() AS stored, (ARRAY['en', 'fr', 'es'])[1 + n % 3] AS language,
         'Paper ' || n || ' of the archive' AS title FROM generate_series(1, $1::int) n`,
      [count],
    );
    await client.query(
      `INSERT INTO "Document" (id, "meetingId", kind, symbol, title, access, "firstOutAt", "publicAt")
       SELECT made.document, m.id, 'BACKGROUND', 'BENCH/INF/' || n, jsonb_build_object(language, made.title), 'PUBLIC', now(), now()
       FROM made, "Meeting" m WHERE m.slug = $1`,
      [slug],
    );
    await client.query(
      `INSERT INTO "StoredFile" (id, "meetingId", purpose, status, key, name, type, size, sha256)
       SELECT made.stored, m.id, 'document', 'STORED', 'bench/' || made.stored, 'paper.pdf', 'application/pdf', 100000, md5(n::text) || md5(n::text)
       FROM made, "Meeting" m WHERE m.slug = $1`,
      [slug],
    );
    await client.query(
      `INSERT INTO "DocumentFile" (id, "documentId", revision, language, title, "fileId")
       SELECT file, document, 0, language, title, stored FROM made`,
    );
    await client.query(
      `INSERT INTO "DocumentText" ("documentFileId", state, text, words)
       SELECT file, 'READ', said, document_words(language, title, said) FROM (
         SELECT made.*, (
           SELECT string_agg(CASE WHEN random() < 0.7 THEN spoken[1 + floor(random() * cardinality(spoken))::int + 0 * at]
             ELSE 'term' || (1 + floor($2::int * random() ^ 3)::int) END, ' ')
           FROM generate_series(1, $3::int) AS at) AS said
         FROM made, LATERAL (SELECT regexp_split_to_array($1::jsonb ->> made.language, ' ') AS spoken) AS of
       ) AS texts`,
      [JSON.stringify(SPOKEN), MADE_UP, WORDS],
    );
    await client.query('COMMIT');
    for (const table of ['Document', 'DocumentFile', 'DocumentText', 'StoredFile'])
      await client.query(`ANALYZE "${table}"`);
  });
}
