import type { MeetingFrame } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import type { Worded } from '@/lib/delegations/mail';
import { recipientsOf } from '@/lib/plenary/recipients-of';
import { delegationsAsked } from './delegations-asked';
import { openingMail } from './mail';
import type { DraftedRound } from './schema';

export type Letter = { to: string; name: string; locale: Locale; parties: LocalizedText[] } & Worded;

/** Whom a round is asked of, the letters that say so, and the delegations that nobody can be written to for. */
export type Letters = { asked: string[]; letters: Letter[]; unreachable: LocalizedText[] };

/** The letters of a drafted round: one to a mailbox, whichever delegations it serves, in its language. */
export async function readLetters(
  tx: Pick<Tx, '$queryRaw' | 'delegation'>,
  meeting: MeetingFrame,
  round: DraftedRound & { number: number },
): Promise<Letters> {
  const delegations = await tx.delegation.findMany({
    where: delegationsAsked(meeting.id, round.kinds),
    orderBy: { party: { code: 'asc' } },
    select: { id: true, party: { select: { names: true } } },
  });
  const names = new Map(delegations.map(({ id, party }) => [id, party.names as LocalizedText]));
  const recipients = await recipientsOf(tx, [...names.keys()]);
  const byMailbox = new Map(recipients.map((recipient) => [recipient.email, recipient]));
  const letters = [...byMailbox].map(([to, { name, locale: wanted }]): Letter => {
    const locale = isLocale(wanted) ? wanted : defaultLocale;
    const served = recipients.filter(({ email }) => email === to);
    const parties = served.map(({ delegationId }) => names.get(delegationId) ?? {});
    return { to, name, locale, parties, ...openingMail(meeting, { name, locale, round }) };
  });
  const reached = new Set(recipients.map(({ delegationId }) => delegationId));
  const unreachable = delegations.filter(({ id }) => !reached.has(id)).map(({ party }) => party.names as LocalizedText);
  return { asked: [...names.keys()], letters, unreachable };
}
