import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readOwnWords } from '@/lib/mail/read-own-words';
import { giveTime } from './give-time';
import { writeSurveyMail } from './mail';
import { asksParty, isUnderWay, mayExtend } from './policy';
import { readAddressees } from './read-addressees';
import type { extendSchema } from './schema';

/**
 * Gives one party more time, with a reason that its focal points read. Refuses "not_found" for a party that is not asked,
 * "closed" once the survey is over, "conflict" where the party has submitted or the survey has no deadline, and "invalid"
 * for a time that is past, that the clocks never show, or that gives nothing.
 */
export async function extend(
  ctx: Ctx,
  { survey: id, party, until: typed, reason }: z.output<typeof extendSchema>,
): Promise<{ extension: string; until: Date }> {
  const { meeting } = ctx.scope;
  const survey = found(
    await ctx.tx.survey.findFirst({
      where: { id, meetingId: meeting.id },
      select: {
        status: true,
        title: true,
        asks: true,
        responses: { where: { partyId: party }, select: { status: true } },
        extensions: {
          where: { partyId: party },
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
          take: 1,
          select: { until: true },
        },
      },
    }),
  );
  const asked = found(
    await ctx.tx.invitation.findFirst({
      where: { meetingId: meeting.id, partyId: party, status: { in: ['SENT', 'ACCEPTED'] } },
      select: { party: { select: { code: true, kind: true, names: true } } },
    }),
  );
  if (!asksParty(survey.asks, asked.party.kind)) throw new Refusal('not_found');
  const window = { status: survey.status, phase: meeting.phase, closesAt: meeting.surveyClosesAt };
  if (!isUnderWay(window)) throw new Refusal('closed');
  if (!mayExtend(window, survey.responses[0]?.status ?? null)) throw new Refusal('conflict');
  const { id: extension, until } = await giveTime(ctx, {
    survey: id,
    party: { id: party, code: asked.party.code },
    extendedTo: survey.extensions[0]?.until ?? null,
    until: typed,
    reason,
  });
  const own = await readOwnWords(ctx.tx, meeting.id, { purpose: 'survey-extended' });
  const about = {
    party: { code: asked.party.code, names: asked.party.names as LocalizedText },
    survey: survey.title as LocalizedText,
    deadline: until,
    state: 'open' as const,
    reason,
  };
  for (const to of (await readAddressees(ctx.tx, meeting.id, [party])).get(party) ?? [])
    await ctx.mail({
      purpose: 'survey-extended',
      to: to.email,
      locale: to.locale,
      ...writeSurveyMail(meeting, own, 'survey-extended', to, about),
    });
  return { extension, until };
}
