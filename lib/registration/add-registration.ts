import { randomUUID } from 'node:crypto';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import type { Capacity, CourtesyTitle } from '@/lib/core/prisma/enums';
import { issueLink } from '@/lib/delegations/issue-link';
import { ensureRole } from '@/lib/people/ensure-role';
import { mailDelegate } from './mail-delegate';
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
  /** The name as this delegation gives it, and what is known of function and institution. */
  named: {
    courtesyTitle?: CourtesyTitle | undefined;
    givenName: string;
    surname: string;
    functionalTitle?: string | undefined;
    institution?: string | undefined;
  };
  /** The caller writes to the person itself, about more than the nomination. */
  isToldLater?: true;
};

/**
 * Puts a person on a seat that the caller has secured, gives the delegate's role and mails the personal link in their language.
 * Refuses "invalid" for somebody already named in this delegation and for a second head of delegation.
 */
export async function addRegistration(ctx: Ctx, registration: NewRegistration): Promise<{ registrationId: string }> {
  const { delegationId, seatId, personId, capacity, email, locale, named, isToldLater } = registration;
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
      delegationId,
      seatId,
      personId,
      capacity,
      email,
      locale,
      courtesyTitle: named.courtesyTitle ?? null,
      givenName: named.givenName,
      surname: named.surname,
      foldedName: foldName(named.givenName, named.surname),
      functionalTitle: named.functionalTitle ?? null,
      institution: named.institution ?? null,
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
  if (!isToldLater) {
    const link = await issueLink(ctx, { email, locale, registrationId });
    await mailDelegate(ctx, 'nomination', await addresseeOf(ctx, registrationId), { link });
  }
  ctx.live({ type: 'registration.changed', subjectId: registrationId, visibility: 'SECRETARIAT' });
  return { registrationId };
}
