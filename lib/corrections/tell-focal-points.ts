import type { SiteScope } from '@/lib/auth/scope';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { meetingsAfter } from './is-succeeded';
import { decisionMail, type Decision } from './mail';
import type { HeldCorrection } from './lock-correction';

/**
 * Writes to those who speak for the party now, each in the language of their mailbox, what became of a proposal: the focal points of the
 * delegation it came from, or of the last one that follows. Whoever proposed it and is no longer among them is not written to.
 */
export async function tellFocalPoints(ctx: Ctx<SiteScope>, held: HeldCorrection, decision: Decision): Promise<void> {
  const roles = await ctx.tx.meetingRole.findMany({
    where: {
      kind: 'FOCAL_POINT',
      delegation: { partyId: held.partyId },
      OR: [{ delegationId: held.delegationId }, { meeting: meetingsAfter(held.delegation.meeting) }],
    },
    orderBy: [{ meeting: { startsOn: 'desc' } }, { id: 'asc' }],
    select: {
      delegationId: true,
      meeting: { select: { id: true, slug: true, illustrative: true } },
      person: {
        select: {
          givenName: true,
          surname: true,
          accounts: {
            where: { assistant: false, account: { disabledAt: null } },
            select: { account: { select: { email: true, locale: true } } },
          },
        },
      },
    },
  });
  const told = new Set<string>();
  for (const { delegationId, meeting, person } of roles) {
    if (delegationId !== roles[0]?.delegationId) break;
    for (const { account } of person.accounts) {
      if (told.has(account.email)) continue;
      told.add(account.email);
      await ctx.mail({
        purpose: 'directory-correction',
        to: account.email,
        locale: account.locale,
        meetingId: meeting.id,
        ...decisionMail(decision, {
          locale: account.locale,
          name: `${person.givenName} ${person.surname}`.trim(),
          what: held.what,
          party: held.party.names as LocalizedText,
          code: held.code,
          meeting,
          correction: held.id,
        }),
      });
    }
  }
}
