import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import type { AttendanceMode, CourtesyTitle, RegistrationStatus, Sex } from '@/lib/core/prisma/enums';
import type { LockedRegistration } from './lock-registrations';

/** What a hand-in leaves on a registration. `steps` are the states gone through, the present one not among them. */
export type Handover = {
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  mode: AttendanceMode;
  locale: string;
  languages: string[];
  /** Undefined where it was not asked: what was said stays. */
  sex: Sex | null | undefined;
  steps: readonly RegistrationStatus[];
  waitNumber: number | null;
};

/**
 * Writes the answers, the steps they cause and the name under which the person signs in, by one statement: hundreds hand in at
 * the same minute. The name follows the person's only representation; with two, each has its own and it stays.
 */
export async function writeAnswers(ctx: Ctx, registration: LockedRegistration, handover: Handover): Promise<void> {
  const { courtesyTitle, givenName, surname, functionalTitle, institution, mode, locale, languages, sex } = handover;
  const foldedName = foldName(givenName, surname);
  const status = handover.steps.at(-1) ?? registration.status;
  const from = [registration.status, ...handover.steps].slice(0, handover.steps.length);
  // The later steps are the rule's, not the person's.
  const by = handover.steps.map((_, index) => (index === 0 ? (ctx.actor?.accountId ?? null) : null));
  const ids = handover.steps.map(() => randomUUID()).sort();
  await ctx.tx.$executeRaw`
    WITH person AS (
      UPDATE "Person" p SET "courtesyTitle" = ${courtesyTitle}::"CourtesyTitle", "givenName" = ${givenName}, surname = ${surname}, "foldedName" = ${foldedName}
      WHERE id = ${registration.personId}::uuid
        AND ("courtesyTitle", "givenName", surname) IS DISTINCT FROM (${courtesyTitle}::"CourtesyTitle", ${givenName}, ${surname})
        AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."personId" = p.id AND r.id <> ${registration.id}::uuid)
    ), step AS (
      INSERT INTO "RegistrationDecision" (id, "registrationId", "fromStatus", "toStatus", "byAccountId", at)
      SELECT s.id, ${registration.id}::uuid, s.before::"RegistrationStatus", s.after::"RegistrationStatus", s.by, ${ctx.now}::timestamptz
      FROM unnest(${ids}::uuid[], ${from}::text[], ${[...handover.steps]}::text[], ${by}::uuid[]) AS s(id, before, after, by)
    )
    UPDATE "Registration" SET "courtesyTitle" = ${courtesyTitle}::"CourtesyTitle", "givenName" = ${givenName}, surname = ${surname}, "foldedName" = ${foldedName},
           "functionalTitle" = ${functionalTitle}, institution = ${institution}, mode = ${mode}::"AttendanceMode", locale = ${locale}, languages = ${languages}::text[],
           sex = CASE WHEN ${sex === undefined} THEN sex ELSE ${sex ?? null}::"Sex" END,
           status = ${status}::"RegistrationStatus", "waitNumber" = COALESCE(${handover.waitNumber}::int, "waitNumber"),
           "confirmedAt" = CASE WHEN ${status} = 'CONFIRMED' THEN COALESCE("confirmedAt", ${ctx.now}::timestamptz) END,
           "changedAt" = CASE WHEN ${handover.steps.length} > 0 THEN ${ctx.now}::timestamptz ELSE "changedAt" END,
           "submittedAt" = ${ctx.now}, "lockVersion" = "lockVersion" + 1
    WHERE id = ${registration.id}::uuid`;
}
