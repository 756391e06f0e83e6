import { randomUUID } from 'node:crypto';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { Capacity } from '@/lib/core/prisma/enums';
import { issueLink } from '@/lib/delegations/issue-link';
import { ensureRole } from '@/lib/people/ensure-role';
import { nominationMail } from './mail';
import { addresseeOf } from './addressee';
import { activeStatuses } from './policy';

/** Somebody put on a seat: named anew or in another's place. */
export type NewRegistration = {
  delegationId: string;
  seatId: string;
  personId: string;
  capacity: Capacity;
  email: string;
  locale: string;
};

/**
 * Puts a person on a seat that the caller has secured, gives the delegate's role and mails the personal link in their language.
 * Refuses "invalid" for somebody already named in this delegation and for a second head of delegation.
 */
export async function addRegistration(ctx: Ctx, registration: NewRegistration): Promise<{ registrationId: string }> {
  const { delegationId, personId, capacity, email, locale } = registration;
  const others = await ctx.tx.registration.findMany({
    where: { delegationId, status: { in: [...activeStatuses] }, OR: [{ personId }, { capacity: 'HEAD' }] },
    select: { personId: true, capacity: true },
  });
  if (others.some((other) => other.personId === personId))
    throw new Refusal('invalid', { email: { code: 'already_named' } });
  if (capacity === 'HEAD' && others.length > 0) throw new Refusal('invalid', { capacity: { code: 'head_taken' } });
  const registrationId = randomUUID();
  await ctx.tx.registration.create({
    data: {
      id: registrationId,
      meetingId: ctx.scope.meeting.id,
      ...registration,
      status: 'NOMINATED',
      changedAt: ctx.now,
      decisions: {
        create: {
          fromStatus: 'INVITED',
          toStatus: 'NOMINATED',
          byAccountId: ctx.actor?.accountId ?? null,
          at: ctx.now,
        },
      },
    },
    select: { id: true },
  });
  await ensureRole(ctx, { personId, delegationId, kind: 'DELEGATE' });
  const url = await issueLink(ctx, { email, locale, registrationId });
  const addressee = await addresseeOf(ctx, registrationId);
  await ctx.mail({
    purpose: 'nomination',
    to: email,
    locale,
    ...nominationMail(ctx.scope.meeting, { ...addressee, url }),
  });
  ctx.live({ type: 'registration.changed', subjectId: registrationId, visibility: 'SECRETARIAT' });
  return { registrationId };
}
