import { enterMeeting, type SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import { activeStatuses } from '@/lib/registration/policy';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { moveRegistrations } from '@/lib/registration/move-registrations';
import { erasePerson } from './erase-person';

type Decided = { id: string; personId: string; erases: boolean; approvedBy: string | null };

/** Does what was decided on a request: refuses it, or gives back the places the person still holds and erases. */
export async function carryOutErasure(
  ctx: Ctx<SiteScope>,
  { id, personId, erases, approvedBy }: Decided,
): Promise<void> {
  const decided = { decidedBy: ctx.actor?.accountId ?? null, decidedAt: ctx.now };
  if (!erases) {
    await ctx.tx.erasureRequest.update({
      where: { id },
      data: { status: 'REFUSED', ...decided },
      select: { id: true },
    });
    await ctx.audit({ subject: { type: 'ErasureRequest', id }, details: { erases } });
    return;
  }
  for (const { registrationId, slug } of await placesHeld(ctx, personId)) {
    const meeting = { ...ctx, scope: await enterMeeting(ctx.actor, slug), audit: withoutDetails(ctx) };
    await moveRegistrations(meeting, [await lockRegistration(meeting, registrationId)], 'WITHDRAWN');
  }
  await ctx.tx.erasureRequest.update({ where: { id }, data: { status: 'DONE', ...decided }, select: { id: true } });
  const report = await erasePerson(ctx.tx, personId, {
    cause: 'request',
    byAccountId: ctx.actor?.accountId ?? null,
    approvedBy,
  });
  await ctx.audit({ subject: { type: 'Person', id: personId }, details: { request: id, ...report } });
}

/** What is noted of places given back is written after the erasure, which could not reach it: who, what and when, and nothing else. */
const withoutDetails =
  ({ audit }: Pick<Ctx<SiteScope>, 'audit'>): Ctx['audit'] =>
  (notes) =>
    audit([notes].flat().map(({ details: _details, ...note }) => note));

/** Places the person still holds in meetings that are not over. */
export async function placesHeld({ tx, now }: Pick<Ctx<SiteScope>, 'tx' | 'now'>, personId: string) {
  const rows = await tx.registration.findMany({
    where: {
      personId,
      status: { in: [...activeStatuses] },
      meeting: { phase: { not: 'CLOSED' }, endsOn: { gte: new Date(now.getTime() - 86_400_000) } },
    },
    select: { id: true, meeting: { select: { slug: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, meeting: { slug } }) => ({ registrationId: id, slug }));
}
