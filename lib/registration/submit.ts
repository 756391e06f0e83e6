import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import { translator } from '@/lib/i18n/translator';
import { lockRegistration } from './lock-registrations';
import { moveRegistrations } from './move-registrations';
import { isEditable } from './policy';
import { requireWindow } from './require-window';
import type { submitSchema } from './schema';

/**
 * Hands in, or corrects, a registration: name parts, function, institution, mode, languages, and the consent to be listed
 * publicly with its words, time and language. Refuses "closed" outside the window and "conflict" for a stale form.
 */
export async function submit(ctx: Ctx, input: z.output<typeof submitSchema>): Promise<null> {
  requireWindow(ctx);
  const registration = await lockRegistration(ctx, input.registration);
  if (!isEditable(registration.status) || registration.lockVersion !== input.lockVersion) throw new Refusal('conflict');
  const languages = ctx.scope.meeting.languages.filter((language) => input.languages.includes(language));
  if (languages.length === 0) throw new Refusal('invalid', { languages: { code: 'required' } });

  const { courtesyTitle, givenName, surname, functionalTitle, institution } = input;
  const person = { courtesyTitle, givenName, surname, functionalTitle, institution };
  const foldedName = foldName(givenName, surname);
  // The name under which somebody signs in follows their only representation; with two, each has its own and it stays.
  await ctx.tx.$executeRaw`
    UPDATE "Person" p SET "courtesyTitle" = ${courtesyTitle}::"CourtesyTitle", "givenName" = ${givenName}, surname = ${surname}, "foldedName" = ${foldedName}
    WHERE id = ${registration.personId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."personId" = p.id AND r.id <> ${registration.id}::uuid)`;
  await ctx.tx.registration.update({
    where: { id: registration.id },
    data: {
      ...person,
      foldedName,
      mode: input.mode,
      locale: input.locale,
      languages,
      ...(await consent(ctx, input)),
      submittedAt: ctx.now,
      lockVersion: { increment: 1 },
    },
    select: { id: true },
  });
  if (registration.status === 'NOMINATED') await moveRegistrations(ctx, [registration], 'SUBMITTED');
  await ctx.audit({
    subject: { type: 'Registration', id: registration.id },
    details: { ...person, mode: input.mode, locale: input.locale, languages, listed: input.listed },
  });
  return null;
}

/**
 * The consent as given now. Each giving and taking back is a row with its words and time; the registration's own columns
 * hold the one in force, so one given earlier keeps its time, and one taken back leaves nothing there.
 */
async function consent(ctx: Ctx, input: z.output<typeof submitSchema>) {
  const earlier = await ctx.tx.registration.count({ where: { id: input.registration, listedPublicly: true } });
  if (input.listed === earlier > 0) return {};
  const text = translator(input.shownIn, 'registration')('fields.listed.label');
  await ctx.tx.consent.create({
    data: {
      registrationId: input.registration,
      kind: 'PUBLIC_LIST',
      given: input.listed,
      text,
      locale: input.shownIn,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  if (!input.listed)
    return { listedPublicly: false, listedConsentAt: null, listedConsentLocale: null, listedConsentText: null };
  return {
    listedPublicly: true,
    listedConsentAt: ctx.now,
    listedConsentLocale: input.shownIn,
    listedConsentText: text,
  };
}
