import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { timeOnDevice } from '@/lib/core/device-time';
import { sameTapWithin } from './model/same-tap';
import type { Direction, recordSchema } from './schema';

type Input = z.output<typeof recordSchema>;

/** Who was recorded, when by the server's clock, where, and whether this was the first time that the record arrived. */
export type Recorded = {
  registration: string;
  at: string;
  direction: Direction;
  session: string | null;
  isNew: boolean;
};

/** After the midnight, UTC, with which the last day begins: the day itself, in whichever zone. */
const graceMilliseconds = 2 * 86_400_000;

/** Said of a record that a form without JavaScript sends. */
const noDevice = 'form';

/**
 * Records that somebody came in or went out. The device makes the record's id, so that a record sent again after a lost reply
 * lands once; the same said of the same person twice within seconds is one record too. Who is not confirmed is recorded as well: who is in the house is a fact, and the card says what is the matter.
 * What happened until the end of the meeting is recorded after its closing too, when a device sends it only then; "closed" what is said to
 * have happened later. Refuses "invalid" with `unknown_badge` or `badge_replaced` at the code, and "conflict" for an id used for another record.
 */
export async function record(ctx: Ctx, input: Input): Promise<Recorded> {
  const meetingId = ctx.scope.meeting.id;
  const { direction, session = null } = input;
  const earlier = await findRecord(ctx, input);
  if (earlier) return { ...earlier, direction, session, isNew: false };
  const at = timeOnDevice(input, ctx.now);
  const { phase, endsOn, cancelledAt } = ctx.scope.meeting;
  const last = cancelledAt?.getTime() ?? endsOn.getTime() + graceMilliseconds;
  if (phase === 'CLOSED' && at.getTime() > last) throw new Refusal('closed');
  const registrationId = await whoIs(ctx, input, at);
  const tapped = await findSameTap(ctx, input, { registrationId, at });
  if (tapped) {
    const details = { direction, session, at, handedOut: input.handedOut ?? [], repeated: true };
    await ctx.audit({ subject: { type: 'Registration', id: registrationId }, details });
    return { registration: registrationId, at: tapped.at.toISOString(), direction, session, isNew: false };
  }
  const { count } = await ctx.tx.checkIn.createMany({
    data: [
      {
        id: input.clientId,
        meetingId,
        registrationId,
        direction,
        session,
        at,
        recordedAt: ctx.now,
        byAccountId: ctx.actor?.accountId ?? null,
        device: input.device ?? noDevice,
        handedOut: [...new Set(input.handedOut ?? [])],
      },
    ],
    skipDuplicates: true,
  });
  // The same record a moment earlier from another connection: it leaves a row here too, since who sent what again is known.
  await ctx.audit({
    subject: { type: 'Registration', id: registrationId },
    details: { direction, session, at, handedOut: input.handedOut ?? [], repeated: count === 0 },
  });
  if (count === 0) return { ...found(await findRecord(ctx, input)), direction, session, isNew: false };
  ctx.live({ type: 'door.recorded', subjectId: registrationId, visibility: 'DOOR' });
  return { registration: registrationId, at: at.toISOString(), direction, session, isNew: true };
}

/** The record of this id, if it is there. Refuses "conflict" where the id was used for something else. */
async function findRecord(ctx: Ctx, input: Input): Promise<{ registration: string; at: string } | null> {
  const row = await ctx.tx.checkIn.findUnique({
    where: { id: input.clientId },
    select: { meetingId: true, registrationId: true, direction: true, session: true, at: true },
  });
  if (!row) return null;
  const isSame =
    row.meetingId === ctx.scope.meeting.id &&
    row.direction === input.direction &&
    row.session === (input.session ?? null) &&
    (input.code !== undefined || row.registrationId === input.registration);
  if (!isSame) throw new Refusal('conflict');
  return { registration: row.registrationId, at: row.at.toISOString() };
}

/**
 * The record a moment ago that says all of this one already: a button pressed twice, a badge read by two devices. The
 * registration is locked first, so that of two at once the second sees the first.
 */
async function findSameTap(
  ctx: Ctx,
  { direction, session, handedOut = [] }: Input,
  { registrationId, at }: { registrationId: string; at: Date },
): Promise<{ at: Date } | null> {
  await ctx.tx.$queryRaw`SELECT id FROM "Registration" WHERE id = ${registrationId}::uuid FOR NO KEY UPDATE`;
  const last = await ctx.tx.checkIn.findFirst({
    where: { registrationId, at: { lt: new Date(at.getTime() + sameTapWithin) } },
    orderBy: { at: 'desc' },
    select: { at: true, direction: true, session: true, handedOut: true },
  });
  if (!last || last.at.getTime() <= at.getTime() - sameTapWithin) return null;
  const isSaid = handedOut.every((one) => last.handedOut.includes(one));
  return last.direction === direction && last.session === (session ?? null) && isSaid ? last : null;
}

/** The registration behind a code or an id, of this meeting only. A badge counts for what was scanned before it was replaced. */
async function whoIs(ctx: Ctx, { code, registration }: Input, at: Date): Promise<string> {
  const meetingId = ctx.scope.meeting.id;
  if (!code)
    return found(
      await ctx.tx.registration.findFirst({ where: { id: registration ?? '', meetingId }, select: { id: true } }),
    ).id;
  const holder = await ctx.tx.registration.findFirst({ where: { badgeCode: code, meetingId }, select: { id: true } });
  if (holder) return holder.id;
  const replaced = await ctx.tx.replacedBadge.findFirst({
    where: { code, meetingId },
    select: { registrationId: true, at: true },
  });
  if (replaced && at < replaced.at) return replaced.registrationId;
  throw new Refusal('invalid', { code: { code: replaced ? 'badge_replaced' : 'unknown_badge' } });
}
