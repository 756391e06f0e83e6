import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { answerInvitationDefinition } from '@/lib/delegations/definitions';
import {
  createInvitationDefinition,
  prepareMailingDefinition,
  sendMailingDefinition,
} from '@/lib/inviting/definitions';
import { decideDefinition, nominateDefinition, submitDefinition } from '@/lib/registration/definitions';
import { signIn } from './people';

/** The value of a write that must succeed; a refusal is an error with its code and fields. */
function done<V>(result: { ok: true; value: V } | { ok: false; code: string; fields?: object }): V {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields ?? {})}`);
  return result.value;
}

/** A party that can be invited. */
export async function makeParty(kind: PartyKind = 'RCP', names: Record<string, string> = { en: 'A process' }) {
  const code = `party-${randomUUID()}`;
  return db().party.create({
    data: { code, kind, names, acronyms: {}, asOf: '2026', confidence: 'STATED' },
    select: { id: true, code: true },
  });
}

type Invited = {
  kind?: PartyKind;
  names?: Record<string, string>;
  seats?: number;
  fundedSeats?: number;
  locale?: 'en' | 'fr' | 'es';
  email?: string;
};

/** A party with an accepted invitation: its delegation, and its focal point signed in. Made by the verbs themselves. */
export async function makeDelegation(
  secretary: Actor,
  meeting: string,
  { kind, names, seats = 2, fundedSeats = 0, locale = 'en', email = `${randomUUID()}@example.org` }: Invited = {},
) {
  const party = await makeParty(kind, names);
  const focal = { focalPointGivenName: 'Fatou', focalPointSurname: 'Sarr', focalPointEmail: email };
  const input = { partyId: party.id, seats: String(seats), fundedSeats: String(fundedSeats), locale, ...focal };
  const call = (fields: unknown) => ({ actor: secretary, meeting, input: fields, key: randomUUID() });
  const { invitationId } = done(await execute(createInvitationDefinition, call(input)));
  await sendInvitation(secretary, meeting, invitationId);
  done(await execute(answerInvitationDefinition, call({ invitation: invitationId, answer: 'ACCEPTED' })));
  const { id: delegationId } = await db().delegation.findUniqueOrThrow({
    where: { invitationId },
    select: { id: true },
  });
  return { party, invitationId, delegationId, focalPoint: await signIn(email) };
}

/** Sends an invitation without its letter, as the secretariat does: prepared, looked at, sent. */
export async function sendInvitation(secretary: Actor, meeting: string, invitation: string): Promise<void> {
  const call = (fields: unknown) => ({ actor: secretary, meeting, input: fields, key: randomUUID() });
  const prepared = { occasion: 'invitation', invitations: [invitation] };
  const { mailingId } = done(await execute(prepareMailingDefinition, call(prepared)));
  const { recipients } = await db().mailing.findUniqueOrThrow({
    where: { id: mailingId },
    select: { recipients: true },
  });
  done(await execute(sendMailingDefinition, call({ mailing: mailingId, messages: String(recipients) })));
}

/** A complete nomination; `data` overrides. */
export function nomination(delegation: string, data: Record<string, unknown> = {}) {
  return {
    delegation,
    capacity: 'DELEGATE',
    givenName: 'Kofi',
    surname: `Mensah ${randomUUID().slice(0, 8)}`,
    email: `${randomUUID()}@example.org`,
    locale: 'en',
    ...data,
  };
}

/** A complete registration form. */
export function answers(registration: string, data: Record<string, unknown> = {}) {
  const person = {
    courtesyTitle: 'MS',
    givenName: 'Kofi',
    surname: 'Mensah',
    functionalTitle: 'Director',
    institution: 'Ministry of Labour',
  };
  return {
    registration,
    lockVersion: '0',
    ...person,
    mode: 'IN_PERSON',
    locale: 'en',
    languages: ['en'],
    shownIn: 'en',
    ...data,
  };
}

type Named = { named?: Record<string, unknown>; upTo?: 'NOMINATED' | 'SUBMITTED' | 'CONFIRMED' };

/** A registration brought to a state by the verbs, acting as the secretariat. */
export async function makeRegistration(
  secretary: Actor,
  meeting: string,
  delegation: string,
  { named = {}, upTo = 'CONFIRMED' }: Named = {},
) {
  const person = nomination(delegation, named);
  const call = (input: unknown) => ({ actor: secretary, meeting, input, key: randomUUID() });
  const { registrationId } = done(await execute(nominateDefinition, call(person)));
  if (upTo === 'NOMINATED') return { registrationId, email: String(person.email) };
  const { givenName, surname, locale } = person;
  done(await execute(submitDefinition, call(answers(registrationId, { givenName, surname, locale }))));
  if (upTo === 'CONFIRMED')
    done(await execute(decideDefinition, call({ registrations: [registrationId], decision: 'CONFIRMED' })));
  return { registrationId, email: String(person.email) };
}
