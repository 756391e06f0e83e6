import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Whom a mail about a registration addresses, in which language, and for which party they were named. */
export type RegistrationAddressee = {
  registrationId: string;
  email: string;
  locale: string;
  name: string;
  party: LocalizedText;
};

/** The addressee of a mail about one registration. */
export async function addresseeOf(ctx: Ctx, registrationId: string): Promise<RegistrationAddressee> {
  const [addressee] = await addresseesOf(ctx, [registrationId]);
  return found(addressee);
}

/** The addressees of mails about several registrations, by one statement. */
export async function addresseesOf(ctx: Ctx, registrationIds: readonly string[]): Promise<RegistrationAddressee[]> {
  const rows = await ctx.tx.registration.findMany({
    where: { id: { in: [...registrationIds] } },
    select: {
      id: true,
      email: true,
      locale: true,
      givenName: true,
      surname: true,
      delegation: { select: { party: { select: { names: true } } } },
    },
  });
  return rows.map(({ id, email, locale, givenName, surname, delegation }) => ({
    registrationId: id,
    email,
    locale,
    name: `${givenName} ${surname}`,
    party: delegation.party.names as LocalizedText,
  }));
}
