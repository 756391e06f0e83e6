import type { z } from 'zod';
import { canonicalJson } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askForOffers } from '@/lib/registration/ask-for-offers';
import { checkPlaceAndSeries } from './check-references';
import { columnsOf } from './model/columns';
import { isEditable } from './policy';
import type { editMeetingSchema } from './schema';

/**
 * Changes a meeting's own data. The form carries the version it was filled in from: a meeting changed since then is a
 * "conflict", and a closed one is "closed". Fewer places than are confirmed are refused at the field, and so is a lower smallest
 * count once somebody has answered anonymously: what was announced as withheld stays so.
 */
export async function editMeeting(
  ctx: Ctx,
  input: z.output<typeof editMeetingSchema>,
): Promise<{ lockVersion: number }> {
  const { id, phase } = ctx.scope.meeting;
  if (!isEditable(phase)) throw new Refusal('closed');
  await checkPlaceAndSeries(ctx.tx, { countryCode: input.countryCode });
  const columns = columnsOf(input);
  const before = await ctx.tx.meeting.findUniqueOrThrow({ where: { id } });
  if (columns.smallCell < before.smallCell && (await hasAnonymousAnswers(ctx)))
    throw new Refusal('invalid', { smallCell: { code: 'below_announced', params: { min: before.smallCell } } });
  const { count } = await ctx.tx.meeting.updateMany({
    where: { id, lockVersion: input.lockVersion, phase: { not: 'CLOSED' }, confirmedCount: { lte: columns.capacity } },
    data: { ...columns, lockVersion: { increment: 1 }, changedAt: ctx.now },
  });
  if (count === 0) throw await reasonOf(ctx, columns.capacity);
  // More places: the worker offers them to those who wait.
  if (columns.capacity > before.capacity) await askForOffers(ctx);
  await ctx.audit({ subject: { type: 'Meeting', id }, details: { changed: changedFields(before, columns) } });
  return { lockVersion: input.lockVersion + 1 };
}

/** Whether somebody has answered a survey of the meeting that does not name who answered. */
async function hasAnonymousAnswers(ctx: Ctx): Promise<boolean> {
  const survey = { meetingId: ctx.scope.meeting.id, attributed: false };
  return (await ctx.tx.submission.findFirst({ where: { response: { survey } }, select: { id: true } })) !== null;
}

/** Why the conditional update found nothing: too few places, or somebody else was quicker. */
async function reasonOf(ctx: Ctx, capacity: number): Promise<Refusal> {
  const { confirmedCount } = await ctx.tx.meeting.findUniqueOrThrow({
    where: { id: ctx.scope.meeting.id },
    select: { confirmedCount: true },
  });
  if (confirmedCount > capacity)
    return new Refusal('invalid', { capacity: { code: 'below_confirmed', params: { min: confirmedCount } } });
  return new Refusal('conflict');
}

/** Old and new value of each column that differs. */
function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, { from: unknown; to: unknown }> {
  const differs = ([name, to]: [string, unknown]) => canonicalJson(before[name]) !== canonicalJson(to);
  return Object.fromEntries(
    Object.entries(after)
      .filter(differs)
      .map(([name, to]) => [name, { from: before[name] ?? null, to: to ?? null }]),
  );
}
