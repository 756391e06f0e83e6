import type { Ctx } from '@/lib/core/execute';
import type { RegistrationPurpose } from '@/lib/mail/policy';
import { readOwnWords } from '@/lib/mail/read-own-words';
import { writeRegistrationMail, type MailAddressee, type MailFacts } from './mail';

/** Writes to somebody about their registration, in their language and in the organisers' own words where they have some. */
export async function mailDelegate(
  ctx: Ctx,
  purpose: RegistrationPurpose,
  { email, locale, name, party }: MailAddressee & { email: string },
  facts: MailFacts = {},
): Promise<void> {
  const { meeting } = ctx.scope;
  const own = await readOwnWords(ctx.tx, meeting.id, { purpose, locale });
  await ctx.mail({
    purpose,
    to: email,
    locale,
    ...writeRegistrationMail(meeting, own, purpose, { locale, name, party }, facts),
  });
}
