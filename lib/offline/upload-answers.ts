import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { readSheet } from '@/lib/core/sheet/read-sheet';
import { definitionSchema, questionsOf } from '@/lib/surveys/model/definition';
import { mayChange } from '@/lib/surveys/policy';
import { readReferences } from '@/lib/surveys/queries/references';
import { readBack, readOrigin } from './model/read-back';
import type { uploadAnswersSchema } from './schema';

/** A questionnaire is read in a moment; a file that takes longer is no questionnaire. */
const within = { milliseconds: 8_000, heapMegabytes: 256 };

/** Reasons for which a file cannot be read that have words of their own. */
const known = [
  'not_a_sheet',
  'older_sheet',
  'damaged',
  'empty',
  'too_heavy',
  'too_slow',
  'too_big_inside',
  'too_many_rows',
  'too_many_columns',
];

type Asked = {
  surveyId: string;
  status: 'DRAFT' | 'OPEN' | 'CLOSED';
  graceHours: number;
  version: number;
  definition: unknown;
  party: string;
  extendedTo: Date | null;
  response: 'DRAFT' | 'SUBMITTED' | null;
};

/**
 * Takes a filled sheet in and keeps what it says, to be looked at. Nothing is saved by it. Refuses "closed" where the party
 * may not answer now, and "invalid" for a file that is no sheet, that was not made here, or that belongs to another survey,
 * version or party.
 */
export async function uploadAnswers(
  ctx: Ctx,
  { delegation, sheet: file }: z.output<typeof uploadAnswersSchema>,
): Promise<{ sheet: string }> {
  const { meeting } = ctx.scope;
  const [row] = await ctx.tx.$queryRaw<Asked[]>`
    SELECT s.id AS "surveyId", s.status::text, s."graceHours", v.number AS version, v.definition, p.code AS party, r.status::text AS response,
           (SELECT e.until FROM "SurveyExtension" e WHERE e."surveyId" = s.id AND e."partyId" = p.id
            ORDER BY e.at DESC, e.id DESC LIMIT 1) AS "extendedTo"
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
    JOIN "Survey" s ON s."meetingId" = d."meetingId"
    JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    LEFT JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = d."partyId"
    WHERE d.id = ${delegation}::uuid AND d."meetingId" = ${meeting.id}::uuid ORDER BY s.id LIMIT 1`;
  const asked = found(row);
  const { status, graceHours, extendedTo } = asked;
  const window = { status, graceHours, extendedTo, closesAt: meeting.surveyClosesAt, phase: meeting.phase };
  if (!mayChange(window, asked.response, ctx.now)) throw new Refusal('closed');

  const reading = await readSheet(file.bytes, within);
  const refuse = (code: string) => new Refusal('invalid', { sheet: { code } });
  if (!reading.ok) throw refuse(known.find((code) => code === reading.code) ?? 'unreadable');
  const { rows } = reading.sheet;
  const origin = readOrigin(rows);
  if (!origin) throw refuse('not_ours');
  if (origin.survey !== asked.surveyId) throw refuse('other_survey');
  if (origin.party !== asked.party) throw refuse('other_party');
  if (origin.version !== asked.version) throw refuse('other_version');
  const definition = definitionSchema.parse(asked.definition);
  const types = questionsOf(definition).map(({ type }) => type);
  const lists = await readReferences(ctx.tx, types, ctx.now);
  const answers = readBack(rows, definition, lists);
  const madeAt = new Date(origin.madeAt);
  // One at a time for each who brings one in: the next takes the place of the last.
  const byAccountId = ctx.actor?.accountId ?? null;
  await ctx.tx.answerSheet.deleteMany({ where: { delegationId: delegation, byAccountId } });
  const { id } = await ctx.tx.answerSheet.create({
    data: {
      surveyId: asked.surveyId,
      delegationId: delegation,
      fileName: file.name.slice(0, 200),
      madeAt: Number.isNaN(madeAt.getTime()) ? null : madeAt,
      version: asked.version,
      answers,
      byAccountId,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'AnswerSheet', id },
    details: { sha256: file.sha256, size: file.size, answers: answers.length },
  });
  return { sheet: id };
}
