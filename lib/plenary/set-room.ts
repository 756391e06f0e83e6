import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { joinFields } from '@/lib/core/join-fields';
import { holdScreen, lockRoom } from './lock-room';
import type { chooseLanguagesSchema, setRulesSchema } from './schema';

/** Which languages the screen shows, in this order: one to three of the meeting's. */
export async function chooseLanguages(
  ctx: Ctx,
  { languages }: z.output<typeof chooseLanguagesSchema>,
): Promise<{ languages: string[] }> {
  const { id: meetingId, languages: known } = ctx.scope.meeting;
  const chosen = known.filter((language) => languages.includes(language));
  if (chosen.length === 0 || chosen.length !== new Set(languages).size)
    throw new Refusal('invalid', { languages: { code: 'invalid_choice' } });
  await holdScreen(ctx, await lockRoom(ctx));
  await ctx.tx.plenaryRoom.update({ where: { meetingId }, data: { languages: chosen }, select: { meetingId: true } });
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId }, details: { languages: chosen } });
  ctx.live({ type: 'screen', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { languages: chosen };
}

const rules = ['turnMinutes', 'pointsOfOrder', 'voting'] as const;

/**
 * The meeting's rules for its plenary: time for a speaker, and whether there are points of order and votes. What its writer left
 * as it was stays as others have set it meanwhile; where both set the time of a speaker differently it refuses "conflict".
 */
export async function setRules(
  ctx: Ctx,
  { seen, ...mine }: z.output<typeof setRulesSchema>,
): Promise<{ meeting: string }> {
  const meetingId = ctx.scope.meeting.id;
  const standing = fieldsOf(await lockRoom(ctx));
  const joined = joinFields(rules, { mine: fieldsOf(mine), seen: seen ? fieldsOf(seen) : standing, standing });
  const data = {
    turnMinutes: Number(joined.turnMinutes),
    pointsOfOrder: joined.pointsOfOrder === 'on',
    voting: joined.voting === 'on',
  };
  await ctx.tx.plenaryRoom.update({ where: { meetingId }, data, select: { meetingId: true } });
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId }, details: data });
  ctx.live({ type: 'plenary', subjectId: meetingId, visibility: 'PARTICIPANTS' });
  return { meeting: meetingId };
}

type Rules = { turnMinutes?: number | undefined; pointsOfOrder: boolean; voting: boolean };

const fieldsOf = ({ turnMinutes, pointsOfOrder, voting }: Rules) => ({
  turnMinutes: turnMinutes?.toString(),
  pointsOfOrder: pointsOfOrder ? 'on' : '',
  voting: voting ? 'on' : '',
});
