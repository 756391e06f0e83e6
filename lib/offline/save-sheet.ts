import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { definitionSchema } from '@/lib/surveys/model/definition';
import { writeResponse } from '@/lib/surveys/write-response';
import { compareSheet } from './model/compare';
import { readStored } from './read-stored';
import { readAnswersSchema, type saveSheetSchema } from './schema';

/**
 * Saves what a sheet says into the party's draft: every answer that can be read and is still as the sheet's maker saw it,
 * and of those a colleague has changed since the ones said to count. What has an error stays as it is; nothing is submitted.
 * Refuses "conflict" where an answer has changed since it was shown, or a new version was published.
 */
export async function saveSheet(
  ctx: Ctx,
  { answerSheet: id, keep, shown, shownIn }: z.output<typeof saveSheetSchema>,
): Promise<{ response: string; party: string; saved: number }> {
  const sheet = found(
    await ctx.tx.answerSheet.findFirst({
      where: { id, delegation: { meetingId: ctx.scope.meeting.id } },
      select: {
        surveyId: true,
        delegationId: true,
        version: true,
        answers: true,
        delegation: { select: { partyId: true, party: { select: { code: true } } } },
      },
    }),
  );
  const [version] = await ctx.tx.surveyVersion.findMany({
    where: { surveyId: sheet.surveyId },
    orderBy: { number: 'desc' },
    take: 1,
    select: { id: true, number: true, definition: true },
  });
  const { id: versionId, number, definition } = found(version);
  if (number !== sheet.version) throw new Refusal('conflict');
  const read = readAnswersSchema.parse(sheet.answers);
  const stored = await readStored(ctx.tx, { surveyId: sheet.surveyId, partyId: sheet.delegation.partyId, read });
  const compared = compareSheet({
    read,
    definition: definitionSchema.parse(definition),
    topK: ctx.scope.meeting.topK,
    stored,
  });
  const written = compared.filter(
    ({ question, outcome }) => outcome === 'write' || (outcome === 'conflict' && keep[question] === 'mine'),
  );
  if (written.length === 0) throw new Refusal('invalid', { keep: { code: 'nothing' } });
  const {
    id: response,
    party,
    changed,
  } = await writeResponse(ctx, {
    delegation: sheet.delegationId,
    version: versionId,
    // Where a colleague was faster, the writer has seen what is stored: the revision shown with it.
    revisions: Object.fromEntries(
      written.map(({ question, outcome, revision }) => [
        question,
        outcome === 'conflict' ? (shown[question] ?? -1) : revision,
      ]),
    ),
    keep: Object.fromEntries(
      written.flatMap(({ question, outcome }) => (outcome === 'conflict' ? [[question, 'mine' as const]] : [])),
    ),
    answers: Object.fromEntries(written.map(({ question, fields }) => [question, fields])),
    shownIn,
  });
  await ctx.tx.answerSheet.deleteMany({ where: { id } });
  await ctx.audit({ subject: { type: 'Response', id: response }, details: { sheet: id, version: number, changed } });
  return { response, party: party.code, saved: changed.length };
}
