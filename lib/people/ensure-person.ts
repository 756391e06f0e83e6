import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import { foldName } from '@/lib/core/fold';
import type { CourtesyTitle } from '@/lib/core/prisma/enums';
import { lockAccounts } from './lock-account';

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

/** The person behind a name and a mailbox, and the account that acts for them. */
export type EnsuredPerson = { accountId: string; personId: string };

/** What a person says of themselves that somebody else may fill in where it is missing. */
type Said = { courtesyTitle: CourtesyTitle | null; functionalTitle: string | null; institution: string | null };
type Link = { accountId: string; assistant: boolean; person: { id: string; foldedName: string } & Said };

/**
 * Finds or makes the person behind a name and a mailbox, and the account that acts for them.
 * The same mailbox with the same name, written in either order and with or without accents, is the same person: that is how
 * somebody who represents two mechanisms stays one person. Another name in a shared mailbox is another person.
 * What the person already says of themselves is kept; only what is missing is filled in.
 */
export async function ensurePerson(ctx: Ctx, named: NamedPerson): Promise<EnsuredPerson> {
  const [person] = await ensurePersons(ctx, [named]);
  if (!person) throw new Error('nobody was made');
  return person;
}

/** Several in their order; what is new is written by as many statements as for one. The same person named twice is one. */
export async function ensurePersons(ctx: Ctx, named: readonly NamedPerson[]): Promise<EnsuredPerson[]> {
  const accounts = await lockAccounts(ctx, named);
  const links: Link[] = await ctx.tx.accountPerson.findMany({
    where: { accountId: { in: [...accounts.values()] } },
    select: {
      accountId: true,
      assistant: true,
      person: { select: { id: true, foldedName: true, courtesyTitle: true, functionalTitle: true, institution: true } },
    },
    orderBy: { personId: 'asc' },
  });
  const made: Made[] = [];
  const ensured: EnsuredPerson[] = [];
  for (const one of named) {
    const accountId = accounts.get(one.email) ?? '';
    const known = links.filter((link) => link.accountId === accountId);
    const link = known.find(({ person }) => foldedNames(one).includes(person.foldedName)) ?? newLink(accountId, one);
    if (known.includes(link)) await fillIn(ctx, link.person, one);
    else {
      made.push({ ...link, named: one, primary: known.every(({ assistant }) => assistant) });
      links.push(link);
    }
    ensured.push({ accountId, personId: link.person.id });
  }
  await makePersons(ctx, made);
  return ensured;
}

const foldedNames = ({ givenName, surname }: NamedPerson) => [
  foldName(givenName, surname),
  foldName(surname, givenName),
];

function saidOf({ courtesyTitle, functionalTitle, institution }: NamedPerson): Said {
  return {
    courtesyTitle: courtesyTitle ?? null,
    functionalTitle: functionalTitle ?? null,
    institution: institution ?? null,
  };
}

function newLink(accountId: string, named: NamedPerson): Link {
  const foldedName = foldName(named.givenName, named.surname);
  return { accountId, assistant: false, person: { id: randomUUID(), foldedName, ...saidOf(named) } };
}

async function fillIn(ctx: Ctx, known: Link['person'], named: NamedPerson): Promise<void> {
  const said = saidOf(named);
  const data = {
    courtesyTitle: known.courtesyTitle ?? said.courtesyTitle,
    functionalTitle: known.functionalTitle ?? said.functionalTitle,
    institution: known.institution ?? said.institution,
  };
  const isMissing = (Object.keys(data) as (keyof Said)[]).some((field) => data[field] !== known[field]);
  // Somebody who is made by this very call is not there yet: what they say is written with them.
  Object.assign(known, data);
  if (isMissing) await ctx.tx.person.updateMany({ where: { id: known.id }, data });
}

type Made = Link & { named: NamedPerson; primary: boolean };

async function makePersons(ctx: Ctx, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  await ctx.tx.person.createMany({
    data: made.map(({ person, named: { givenName, surname } }) => ({
      ...person,
      givenName,
      surname,
      illustrative: ctx.scope.meeting.illustrative,
    })),
  });
  await ctx.tx.accountPerson.createMany({
    data: made.map(({ accountId, person, primary }) => ({ accountId, personId: person.id, primary })),
  });
}
