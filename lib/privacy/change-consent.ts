import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { translator } from '@/lib/i18n/translator';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { requireOwn } from './require-own';
import type { changeConsentSchema } from './schema';

/**
 * Gives or takes back one consent: a row each time, with the words as they were shown, their language and the time.
 * Only the person does so, at any time: after the freeze and in a closed meeting too. Saying the same again writes nothing.
 */
export async function changeConsent(ctx: Ctx, input: z.output<typeof changeConsentSchema>): Promise<null> {
  const { kind, given, shownIn } = input;
  const registration = await lockRegistration(ctx, input.registration);
  await requireOwn(ctx.tx, ctx.actor, registration.personId);
  const newest = await ctx.tx.consent.findFirst({
    where: { registrationId: registration.id, kind },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { given: true },
  });
  if ((newest?.given ?? false) === given) return null;
  const words =
    kind === 'PUBLIC_LIST'
      ? translator(shownIn, 'registration')('fields.listed.label')
      : translator(shownIn, 'privacy')('consents.PHOTOGRAPHS.text');
  await ctx.tx.consent.create({
    data: {
      registrationId: registration.id,
      kind,
      given,
      text: words,
      locale: shownIn,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  if (kind === 'PUBLIC_LIST')
    await ctx.tx.registration.update({
      where: { id: registration.id },
      data: given
        ? { listedPublicly: true, listedConsentAt: ctx.now, listedConsentLocale: shownIn, listedConsentText: words }
        : { listedPublicly: false, listedConsentAt: null, listedConsentLocale: null, listedConsentText: null },
      select: { id: true },
    });
  await ctx.audit({ subject: { type: 'Registration', id: registration.id }, details: { kind, given } });
  return null;
}
