import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import { lockRegistration, type LockedRegistration } from './lock-registrations';
import { mailDelegate } from './mail-delegate';
import { wishedChanges, type ModeratedValues } from './policy';
import { changeFieldsSchema, type decideChangeSchema } from './schema/registrations';

/**
 * Accepts or declines a change that was asked for; the person is told in their language. Refuses "conflict" where it was
 * decided meanwhile, or where what it changes is no longer as it was.
 */
export async function decideChange(ctx: Ctx, input: z.output<typeof decideChangeSchema>): Promise<null> {
  const { registrationId } = found(
    await ctx.tx.registrationChange.findFirst({
      where: { id: input.change, registration: { meetingId: ctx.scope.meeting.id } },
      select: { registrationId: true },
    }),
  );
  const registration = await lockRegistration(ctx, registrationId);
  const change = await ctx.tx.registrationChange.findFirst({
    where: { id: input.change, status: 'PROPOSED' },
    select: { proposed: true, before: true },
  });
  if (!change) throw new Refusal('conflict');
  const { proposed, before } = { proposed: read(change.proposed), before: read(change.before) };
  const isAccepted = input.decision === 'ACCEPTED';
  if (isAccepted && Object.keys(wishedChanges(registration, before)).length > 0) throw new Refusal('conflict');
  await ctx.tx.registrationChange.update({
    where: { id: input.change },
    data: {
      status: input.decision,
      decidedBy: ctx.actor?.accountId ?? null,
      decidedAt: ctx.now,
      reason: input.reason ?? null,
    },
    select: { id: true },
  });
  if (isAccepted) await apply(ctx, registration, proposed);
  const name = `${registration.givenName} ${registration.surname}`;
  const purpose = isAccepted ? 'change-accepted' : 'change-declined';
  await mailDelegate(ctx, purpose, { ...registration, name }, { reason: input.reason ?? null });
  await ctx.audit({
    subject: { type: 'Registration', id: registration.id },
    details: { change: input.change, decision: input.decision, before, proposed, reason: input.reason ?? null },
  });
  ctx.live({ type: 'registration.changed', subjectId: registration.id, visibility: 'SECRETARIAT' });
  return null;
}

const read = (fields: unknown): ModeratedValues => changeFieldsSchema.parse(fields);

/** The name under which somebody signs in follows their only representation; with two, each has its own and it stays. */
async function apply(ctx: Ctx, registration: LockedRegistration, proposed: ModeratedValues): Promise<void> {
  const { courtesyTitle, givenName, surname, functionalTitle, institution } = { ...registration, ...proposed };
  const foldedName = foldName(givenName ?? '', surname ?? '');
  await ctx.tx.$executeRaw`
    WITH person AS (
      UPDATE "Person" p SET "courtesyTitle" = ${courtesyTitle}::"CourtesyTitle", "givenName" = ${givenName}, surname = ${surname}, "foldedName" = ${foldedName}
      WHERE id = ${registration.personId}::uuid
        AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."personId" = p.id AND r.id <> ${registration.id}::uuid)
    )
    UPDATE "Registration" SET "courtesyTitle" = ${courtesyTitle}::"CourtesyTitle", "givenName" = ${givenName}, surname = ${surname}, "foldedName" = ${foldedName},
           "functionalTitle" = ${functionalTitle}, institution = ${institution}, "changedAt" = ${ctx.now}, "lockVersion" = "lockVersion" + 1
    WHERE id = ${registration.id}::uuid`;
}
