import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { issueLinks } from '@/lib/delegations/issue-link';
import { readOwnWords } from '@/lib/mail/read-own-words';
import { addresseesOf } from './addressee';
import { writeRegistrationMail } from './mail';

const purpose = 'nomination';

/**
 * Mails people newly named the personal link to their form, each in their language and in the organisers' own words where
 * they have some; as many statements as for one.
 */
export async function mailNominations(ctx: Ctx, registrationIds: readonly string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  const { meeting } = ctx.scope;
  const addressees = await addresseesOf(ctx, registrationIds);
  const links = await issueLinks(
    ctx,
    addressees.map(({ registrationId, email, locale }) => ({ registrationId, email, locale })),
  );
  const own = await readOwnWords(ctx.tx, meeting.id, { purpose });
  await queueMails(
    ctx.tx,
    addressees.map(({ email, locale, name, party }, index) => ({
      purpose,
      to: email,
      locale,
      meetingId: meeting.id,
      ...writeRegistrationMail(meeting, own, purpose, { locale, name, party }, { link: found(links[index]) }),
    })),
  );
}
