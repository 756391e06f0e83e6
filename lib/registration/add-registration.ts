import { randomUUID } from 'node:crypto';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import type { AttendanceMode, Capacity, CourtesyTitle } from '@/lib/core/prisma/enums';
import { ensureRoles } from '@/lib/people/ensure-role';
import { mailNominations } from './mail-nominations';
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
  /** How they take part and what they understand, where whoever names them knows it already. */
  mode?: AttendanceMode | undefined;
  languages?: readonly string[] | undefined;
  /** The caller writes to the person itself, about more than the nomination. */
  isToldLater?: true;
};

/**
 * Puts a person on a seat that the caller has secured, gives the delegate's role and mails the personal link in their language.
 * Refuses "invalid" for somebody already named in this delegation and for a second head of delegation.
 */
export async function addRegistration(ctx: Ctx, registration: NewRegistration): Promise<{ registrationId: string }> {
  const { delegationId, personId, capacity, isToldLater } = registration;
  const others = await ctx.tx.registration.findMany({
    where: { delegationId, status: { in: [...activeStatuses] }, OR: [{ personId }, { capacity: 'HEAD' }] },
    select: { personId: true, capacity: true },
  });
  if (others.some((other) => other.personId === personId))
    throw new Refusal('invalid', { email: { code: 'already_named' } });
  if (capacity === 'HEAD' && others.length > 0) throw new Refusal('invalid', { capacity: { code: 'head_taken' } });
  const [registrationId = ''] = await addRegistrations(ctx, [registration]);
  if (!isToldLater) await mailNominations(ctx, [registrationId]);
  return { registrationId };
}

/**
 * Puts several persons on seats, with the step and the role, by as many statements as for one. The caller has secured the
 * seats and sees to it that nobody is named twice in a delegation and that it has one head; nobody is written to.
 * @returns the registrations' ids in the order given
 */
export async function addRegistrations(
  ctx: Ctx,
  registrations: readonly NewRegistration[],
  /** Whose decision it is, where that is not whoever is at the keyboard. */
  { byAccountId = ctx.actor?.accountId ?? null }: { byAccountId?: string | null } = {},
): Promise<string[]> {
  if (registrations.length === 0) return [];
  const rows = registrations.map((registration) => ({ ...registration, id: randomUUID() }));
  await ctx.tx.registration.createMany({
    data: rows.map(({ named, mode, languages, isToldLater: _, ...row }) => ({
      ...row,
      meetingId: ctx.scope.meeting.id,
      courtesyTitle: named.courtesyTitle ?? null,
      givenName: named.givenName,
      surname: named.surname,
      foldedName: foldName(named.givenName, named.surname),
      functionalTitle: named.functionalTitle ?? null,
      institution: named.institution ?? null,
      ...(mode ? { mode } : {}),
      ...(languages ? { languages: [...languages] } : {}),
      status: 'NOMINATED' as const,
      changedAt: ctx.now,
    })),
  });
  await ctx.tx.registrationDecision.createMany({
    data: rows.map(({ id }) => ({
      registrationId: id,
      fromStatus: 'INVITED' as const,
      toStatus: 'NOMINATED' as const,
      byAccountId,
      at: ctx.now,
    })),
  });
  await ensureRoles(
    ctx,
    rows.map(({ personId, delegationId }) => ({ personId, delegationId, kind: 'DELEGATE' })),
  );
  for (const { id } of rows) ctx.live({ type: 'registration.changed', subjectId: id, visibility: 'SECRETARIAT' });
  return rows.map(({ id }) => id);
}
