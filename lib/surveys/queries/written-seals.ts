import type { Database, Tx } from '@/lib/core/db';
import type { WrittenSeals } from '../model/snapshot';

/**
 * What was written to the open questions that are coded, in the submissions with these seals (sha256 by party code): a hash of
 * each text, so that it can be told whether it is another one. One statement.
 */
export async function readWrittenSeals(
  tx: Tx | Database,
  surveyId: string,
  submissions: Readonly<Record<string, string>>,
): Promise<WrittenSeals> {
  const rows = await tx.$queryRaw<{ question: string; party: string; sha256: string }[]>`
    SELECT q.code AS question, counted.party, encode(sha256(convert_to(said.text, 'UTF8')), 'hex') AS sha256
    FROM jsonb_each_text(${JSON.stringify(submissions)}::jsonb) counted(party, seal)
    JOIN "Party" p ON p.code = counted.party
    JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${surveyId}::uuid
    JOIN "Submission" s ON s."responseId" = r.id AND s.sha256 = counted.seal
    JOIN "Question" q ON q."surveyId" = r."surveyId"
    JOIN "CodeBook" b ON b."questionId" = q.id AND b."openedAt" IS NOT NULL
    JOIN LATERAL (
      SELECT CASE WHEN q.type IN ('TEXT', 'LONG_TEXT') THEN s.payload->'answers'->q.code->>'text'
                  ELSE s.payload->'answers'->q.code->>'other' END AS text
    ) said ON said.text ~ '[^[:space:]]'
    WHERE s.payload->'answers'->q.code->>'kind' = 'VALUE'`;
  const written: Record<string, Record<string, string>> = {};
  for (const { question, party, sha256 } of rows) (written[question] ??= {})[party] = sha256;
  return written;
}
