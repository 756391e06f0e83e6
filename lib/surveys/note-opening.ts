import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { noteOpeningSchema } from './schema';

/** Notes that a delegation has seen the questionnaire, the first time one of its members does. Later ones change nothing. */
export async function noteOpening(
  ctx: Ctx,
  { delegation, survey: id }: z.output<typeof noteOpeningSchema>,
): Promise<null> {
  const meetingId = ctx.scope.meeting.id;
  // Of two first views at once the later one changes nothing.
  const noted = await ctx.tx.$executeRaw`
    INSERT INTO "SurveyContact" ("surveyId", "partyId", "openedAt")
    SELECT s.id, d."partyId", ${ctx.now} FROM "Delegation" d JOIN "Survey" s ON s."meetingId" = d."meetingId"
    WHERE d.id = ${delegation}::uuid AND s.id = ${id}::uuid AND d."meetingId" = ${meetingId}::uuid
    ON CONFLICT ("surveyId", "partyId") DO UPDATE SET "openedAt" = EXCLUDED."openedAt" WHERE "SurveyContact"."openedAt" IS NULL`;
  // Who has seen it is what happened, not to which survey.
  if (noted > 0) await ctx.audit({ subject: { type: 'Delegation', id: delegation }, details: { survey: id } });
  else found(await ctx.tx.survey.findFirst({ where: { id, meetingId }, select: { id: true } }));
  return null;
}
