import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Whom a mail about a registration addresses, in which language, and for which party they were named. */
export async function addresseeOf(
  ctx: Ctx,
  registrationId: string,
): Promise<{ email: string; locale: string; name: string; party: LocalizedText }> {
  const { email, locale, givenName, surname, delegation } = await ctx.tx.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      email: true,
      locale: true,
      givenName: true,
      surname: true,
      delegation: { select: { party: { select: { names: true } } } },
    },
  });
  return {
    email,
    locale,
    name: `${givenName} ${surname}`,
    party: delegation.party.names as LocalizedText,
  };
}
