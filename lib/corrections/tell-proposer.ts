import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { decisionMail, type Decision } from './mail';
import type { HeldCorrection } from './lock-correction';

/** Writes to whoever proposed it, in the language of their mailbox, what became of it. Nobody is written to whose account is gone or disabled. */
export async function tellProposer(ctx: Ctx<SiteScope>, held: HeldCorrection, decision: Decision): Promise<void> {
  const account = await ctx.tx.account.findFirst({
    where: { id: held.byAccountId ?? undefined, disabledAt: null },
    select: {
      email: true,
      locale: true,
      persons: {
        where: { assistant: false },
        orderBy: [{ primary: 'desc' }, { personId: 'asc' }],
        take: 1,
        select: { person: { select: { givenName: true, surname: true } } },
      },
    },
  });
  if (held.byAccountId === null || !account) return;
  const { meeting } = held.delegation;
  const person = account.persons[0]?.person;
  await ctx.mail({
    purpose: 'directory-correction',
    to: account.email,
    locale: account.locale,
    meetingId: meeting.id,
    ...decisionMail(decision, {
      locale: account.locale,
      name: person ? `${person.givenName} ${person.surname}`.trim() : '',
      what: held.what,
      party: held.party.names as LocalizedText,
      code: held.code,
      meeting,
      correction: held.id,
    }),
  });
}
