import { randomUUID } from 'node:crypto';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { foldName } from '@/lib/core/fold';

/** A person with a mailbox of their own. `email` may be one that exists: a shared mailbox. */
export async function makePerson({
  givenName = 'Amina',
  surname = 'Diallo',
  email = `${randomUUID()}@example.org`,
  ...about
}: { givenName?: string; surname?: string; email?: string; functionalTitle?: string; institution?: string } = {}) {
  const person = await db().person.create({
    data: { givenName, surname, foldedName: foldName(givenName, surname), ...about },
    select: { id: true },
  });
  const account = await db().account.upsert({ where: { email }, update: {}, create: { email }, select: { id: true } });
  await db().accountPerson.create({ data: { accountId: account.id, personId: person.id } });
  return { personId: person.id, accountId: account.id, email, givenName, surname };
}

/** The owner of a mailbox, signed in anew: roles and persons are read as they are now. */
export async function signIn(email: string): Promise<Actor> {
  const session = await db().authSession.create({
    data: { account: { connect: { email } }, expiresAt: new Date(Date.now() + 3_600_000) },
    select: { id: true },
  });
  const actor = await actorOfSession(session.id);
  if (!actor) throw new Error(`no account for ${email}`);
  return actor;
}
