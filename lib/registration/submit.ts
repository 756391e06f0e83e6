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
  await ctx.tx.person.update({
    where: { id: registration.personId },
    data: { ...person, foldedName: foldName(givenName, surname) },
    select: { id: true },
  });
  await ctx.tx.registration.update({
    where: { id: registration.id },
    data: {
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

/** The consent as given now; one given earlier keeps its time and words, one taken back leaves nothing behind. */
async function consent(ctx: Ctx, input: z.output<typeof submitSchema>) {
  if (!input.listed)
    return { listedPublicly: false, listedConsentAt: null, listedConsentLocale: null, listedConsentText: null };
  const earlier = await ctx.tx.registration.count({ where: { id: input.registration, listedPublicly: true } });
  if (earlier > 0) return {};
  const listedConsentText = translator(input.shownIn, 'registration')('fields.listed.label');
  return { listedPublicly: true, listedConsentAt: ctx.now, listedConsentLocale: input.shownIn, listedConsentText };
}
