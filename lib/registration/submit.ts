import type { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { RegistrationStatus } from '@/lib/core/prisma/enums';
import { translator } from '@/lib/i18n/translator';
import { lockRegistration, type LockedRegistration } from './lock-registrations';
import { mailDelegate } from './mail-delegate';
import { isEditable, needsApproval, wishedChanges } from './policy';
import { proposeChange } from './propose-change';
import { requireWindow } from './require-window';
import type { submitSchema } from './schema/submit';
import { takeRoom } from './take-room';
import { takeWaitNumbers } from './take-wait-numbers';
import { writeAnswers } from './write-answers';

/**
 * Hands in, or corrects, a registration: name parts, function, institution, mode, languages, and the consent to be listed
 * publicly with its words, time and language. Where the meeting confirms by itself, a place is taken while there is one, and
 * the rest wait in order. Once the list of participants counts on a name or function, a delegation's change to it waits for
 * the secretariat. Refuses "closed" outside the window and "conflict" for a stale form.
 */
export async function submit(ctx: Ctx, input: z.output<typeof submitSchema>): Promise<null> {
  requireWindow(ctx);
  const registration = await lockRegistration(ctx, input.registration);
  if (!isEditable(registration.status) || registration.lockVersion !== input.lockVersion) throw new Refusal('conflict');
  // Asked of the person and whoever fills in for them; a focal point neither sees nor says it.
  if (input.sex !== undefined && !can(ctx.scope, 'registration.submit', { personId: registration.personId }))
    throw new Refusal('invalid', { sex: { code: 'unknown_field' } });
  const languages = ctx.scope.meeting.languages.filter((language) => input.languages.includes(language));
  if (languages.length === 0) throw new Refusal('invalid', { languages: { code: 'required' } });

  const { courtesyTitle, givenName, surname, functionalTitle, institution } = input;
  const wished = { courtesyTitle, givenName, surname, functionalTitle, institution };
  const isModerated = needsApproval(registration, ctx.scope.meeting, ctx.now) && !can(ctx.scope, 'registration.decide');
  const proposed = isModerated ? wishedChanges(registration, wished) : {};
  const place = registration.status === 'NOMINATED' ? await placeFor(ctx) : { steps: [], waitNumber: null };
  await recordConsent(ctx, registration, input);
  await writeAnswers(ctx, registration, {
    ...(isModerated ? asItStands(registration) : wished),
    mode: input.mode,
    locale: input.locale,
    languages,
    sex: input.sex === '' ? null : input.sex,
    ...place,
  });
  if (Object.keys(proposed).length > 0) await proposeChange(ctx, registration, proposed, null);
  await tellOutcome(ctx, registration, input.locale, place.steps.at(-1));
  await ctx.audit({
    subject: { type: 'Registration', id: registration.id },
    details: {
      ...(isModerated ? { proposed } : wished),
      mode: input.mode,
      locale: input.locale,
      languages,
      listed: input.listed,
      ...(place.steps.length > 0 ? { steps: [...place.steps] } : {}),
    },
  });
  ctx.live({ type: 'registration.changed', subjectId: registration.id, visibility: 'SECRETARIAT' });
  return null;
}

function asItStands({ courtesyTitle, givenName, surname, functionalTitle, institution }: LockedRegistration) {
  return { courtesyTitle, givenName, surname, functionalTitle, institution };
}

/** The states that handing in leads through: to the secretariat, or at once to a place or a number on the waiting list. */
async function placeFor(ctx: Ctx): Promise<{ steps: RegistrationStatus[]; waitNumber: number | null }> {
  if (ctx.scope.meeting.confirmation === 'REVIEW') return { steps: ['SUBMITTED'], waitNumber: null };
  if (await takeRoom(ctx)) return { steps: ['SUBMITTED', 'CONFIRMED'], waitNumber: null };
  return { steps: ['SUBMITTED', 'WAITLISTED'], waitNumber: await takeWaitNumbers(ctx, 1) };
}

/** Where the meeting decided by itself, its mail goes out; the address in it asks for the usual code. */
async function tellOutcome(
  ctx: Ctx,
  { id, email, givenName, surname, party }: LockedRegistration,
  locale: string,
  outcome: RegistrationStatus | undefined,
): Promise<void> {
  if (outcome !== 'CONFIRMED' && outcome !== 'WAITLISTED') return;
  const { meeting } = ctx.scope;
  const link = `${env().baseUrl}/${locale}/meetings/${meeting.slug}/registration/${id}`;
  const purpose = outcome === 'CONFIRMED' ? 'registration-confirmed' : 'registration-waitlisted';
  await mailDelegate(ctx, purpose, { email, locale, party, name: `${givenName} ${surname}` }, { link });
}

/**
 * The consent as given now. Each giving and taking back is a row with its words and time; the registration's own columns
 * hold the one in force, so one given earlier keeps its time, and one taken back leaves nothing there.
 */
async function recordConsent(
  ctx: Ctx,
  registration: LockedRegistration,
  input: z.output<typeof submitSchema>,
): Promise<void> {
  if (input.listed === registration.listedPublicly) return;
  const text = translator(input.shownIn, 'registration')('fields.listed.label');
  await ctx.tx.consent.create({
    data: {
      registrationId: registration.id,
      kind: 'PUBLIC_LIST',
      given: input.listed,
      text,
      locale: input.shownIn,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  const inForce = input.listed
    ? { listedConsentAt: ctx.now, listedConsentLocale: input.shownIn, listedConsentText: text }
    : { listedConsentAt: null, listedConsentLocale: null, listedConsentText: null };
  await ctx.tx.registration.update({
    where: { id: registration.id },
    data: { listedPublicly: input.listed, ...inForce },
    select: { id: true },
  });
}
