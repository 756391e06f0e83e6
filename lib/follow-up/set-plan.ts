import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { planSchema } from './schema';

/**
 * Lays down who carries a commitment out, by when and by what it will be seen, as the next version; earlier ones stay.
 * The same again is no change. Refuses "closed" before the Highlights are published, "conflict" where somebody else has
 * changed it since it was read, and "invalid" for an owner that has no delegation at the meeting.
 */
export async function setPlan(ctx: Ctx, input: z.output<typeof planSchema>): Promise<{ number: number }> {
  const { tx, scope } = ctx;
  if (!scope.meeting.isPublished) throw new Refusal('closed');
  await lockCommitment(ctx, input.commitment);
  const last = await tx.commitmentPlan.findFirst({
    where: { commitmentId: input.commitment },
    orderBy: { number: 'desc' },
    include: { owners: { select: { partyId: true } } },
  });
  if ((last?.number ?? 0) !== input.seen) throw new Refusal('conflict');
  const owners = [...new Set(input.owners)].sort();
  const known = await tx.delegation.count({ where: { meetingId: scope.meeting.id, partyId: { in: owners } } });
  if (known !== owners.length) throw new Refusal('invalid', { owners: { code: 'invalid_choice' } });
  const laid = {
    dueOn: input.due === 'day' ? (input.dueOn ?? null) : null,
    byNextMeeting: input.due === 'next',
    indicator: Object.fromEntries(Object.entries(input.indicator).filter(([, text]) => text !== undefined)),
  };
  const before = last && {
    dueOn: last.dueOn?.toISOString().slice(0, 10) ?? null,
    byNextMeeting: last.byNextMeeting,
    indicator: last.indicator,
    owners: last.owners.map(({ partyId }) => partyId).sort(),
  };
  if (before && isSame(before, { ...laid, owners })) return { number: last.number };
  const number = input.seen + 1;
  await tx.commitmentPlan.create({
    data: {
      commitmentId: input.commitment,
      number,
      ...laid,
      dueOn: laid.dueOn === null ? null : new Date(`${laid.dueOn}T00:00:00Z`),
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
      owners: { create: owners.map((partyId) => ({ partyId })) },
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Commitment', id: input.commitment }, details: { number, ...laid, owners } });
  return { number };
}

/** Holds a commitment of the meeting until the end of the transaction, so that what is numbered on it is numbered once. */
export async function lockCommitment({ tx, scope }: Ctx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Commitment" WHERE id = ${id}::uuid AND "meetingId" = ${scope.meeting.id}::uuid FOR UPDATE`;
  found(rows[0]);
}

type Laid = { dueOn: string | null; byNextMeeting: boolean; indicator: unknown; owners: string[] };

function isSame(one: Laid, other: Laid): boolean {
  const words = ({ indicator }: Laid) =>
    JSON.stringify(Object.entries((indicator ?? {}) as object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return (
    one.dueOn === other.dueOn &&
    one.byNextMeeting === other.byNextMeeting &&
    words(one) === words(other) &&
    one.owners.join() === other.owners.join()
  );
}
