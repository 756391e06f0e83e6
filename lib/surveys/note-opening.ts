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
  const { partyId } = found(
    await ctx.tx.delegation.findFirst({ where: { id: delegation, meetingId }, select: { partyId: true } }),
  );
  found(await ctx.tx.survey.findFirst({ where: { id, meetingId }, select: { id: true } }));
  const known = await ctx.tx.surveyContact.findUnique({
    where: { surveyId_partyId: { surveyId: id, partyId } },
    select: { openedAt: true },
  });
  if (known?.openedAt) return null;
  // Of two first views at once the later one changes nothing.
  await ctx.tx.$executeRaw`
    INSERT INTO "SurveyContact" ("surveyId", "partyId", "openedAt") VALUES (${id}::uuid, ${partyId}::uuid, ${ctx.now})
    ON CONFLICT ("surveyId", "partyId") DO UPDATE SET "openedAt" = EXCLUDED."openedAt" WHERE "SurveyContact"."openedAt" IS NULL`;
  // Who has seen it is what happened, not to which survey.
  await ctx.audit({ subject: { type: 'Delegation', id: delegation }, details: { survey: id } });
  return null;
}
