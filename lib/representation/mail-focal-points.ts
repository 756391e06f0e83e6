import type { Ctx } from '@/lib/core/execute';
import { env } from '@/lib/core/env';
import { isLocale } from '@/lib/i18n/routing';
import { exceptionMail } from './mail';
import { partyOf } from './party-of';

/** Writes to every focal point of a delegation about its places, each in the language of their mailbox. */
export async function mailFocalPoints(
  ctx: Ctx,
  delegationId: string,
  purpose: 'exception',
  about: { quota: number; seats: number; reason: string },
): Promise<void> {
  const roles = await ctx.tx.meetingRole.findMany({
    where: { delegationId, kind: 'FOCAL_POINT' },
    select: {
      person: {
        select: {
          givenName: true,
          surname: true,
          accounts: { where: { assistant: false }, select: { account: { select: { email: true, locale: true } } } },
        },
      },
    },
    orderBy: { id: 'asc' },
  });
  const party = await partyOf(ctx, delegationId);
  for (const { person } of roles)
    for (const { account } of person.accounts) {
      const locale = isLocale(account.locale) ? account.locale : 'en';
      const url = `${env().baseUrl}/${locale}/meetings/${ctx.scope.meeting.slug}/delegation`;
      const name = `${person.givenName} ${person.surname}`;
      await ctx.mail({
        purpose: `quota-${purpose}`,
        to: account.email,
        locale,
        ...exceptionMail(ctx.scope.meeting, { locale, name, party, url, ...about }),
      });
    }
}
