import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import type { CourtesyTitle } from '@/lib/core/prisma/enums';
import { lockAccount } from './lock-account';

/** A person as somebody else names them. */
export type NamedPerson = {
  givenName: string;
  surname: string;
  email: string;
  locale: string;
  courtesyTitle?: CourtesyTitle | undefined;
  functionalTitle?: string | undefined;
  institution?: string | undefined;
};

/**
 * Finds or makes the person behind a name and a mailbox, and the account that acts for them.
 * The same mailbox with the same name, written in either order and with or without accents, is the same person: that is how
 * somebody who represents two mechanisms stays one person. Another name in a shared mailbox is another person.
 * What the person already says of themselves is kept; only what is missing is filled in.
 */
export async function ensurePerson(ctx: Ctx, named: NamedPerson): Promise<{ accountId: string; personId: string }> {
  const accountId = await lockAccount(ctx, named);
  const foldedNames = [foldName(named.givenName, named.surname), foldName(named.surname, named.givenName)];
  const links = await ctx.tx.accountPerson.findMany({
    where: { accountId },
    select: {
      assistant: true,
      person: { select: { id: true, foldedName: true, courtesyTitle: true, functionalTitle: true, institution: true } },
    },
    orderBy: { personId: 'asc' },
  });
  const known = links.find(({ person }) => foldedNames.includes(person.foldedName))?.person;
  if (known) {
    const courtesyTitle = known.courtesyTitle ?? named.courtesyTitle ?? null;
    const functionalTitle = known.functionalTitle ?? named.functionalTitle ?? null;
    const institution = known.institution ?? named.institution ?? null;
    await ctx.tx.person.update({
      where: { id: known.id },
      data: { courtesyTitle, functionalTitle, institution },
      select: { id: true },
    });
    return { accountId, personId: known.id };
  }
  const person = await ctx.tx.person.create({
    data: {
      givenName: named.givenName,
      surname: named.surname,
      foldedName: foldName(named.givenName, named.surname),
      courtesyTitle: named.courtesyTitle ?? null,
      functionalTitle: named.functionalTitle ?? null,
      institution: named.institution ?? null,
      illustrative: ctx.scope.meeting.illustrative,
      accounts: { create: { accountId, primary: links.every(({ assistant }) => assistant) } },
    },
    select: { id: true },
  });
  return { accountId, personId: person.id };
}
