import { sha256 } from '@/lib/core/canonical';
import type { Rows } from '../rows';
import { addRole } from './delegations';
import { after, type Kit } from './kit';
import type { SamplePeople } from './people-of-sample';
import { plainPdf } from './plain-pdf';

/** A letter with its content: the row is among the others, the file is put in its place once they are in. */
export type SampleLetter = { id: string; key: string; bytes: Uint8Array };

type DelegationRow = Rows['Delegation'][number];
type RegistrationRow = Rows['Registration'][number];

const keptFor = { en: 'Incoming chair', fr: 'Présidence entrante', es: 'Presidencia entrante' } as const;
const holding = ['NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED'];

/**
 * What a delegation has beyond names: letters, places kept for names to come, an exception to the quota, somebody who represents
 * two parties, an assistant, and people who take part online or follow one language only. Draws nothing: the rest of the sample
 * stays as it was.
 */
export function addRepresentation(kit: Kit, meetingId: string, people: SamplePeople, at: Date): SampleLetter[] {
  const { rows } = kit;
  const accepted = rows.Delegation.filter(
    ({ invitationId }) => rows.Invitation.find(({ id }) => id === invitationId)?.status === 'ACCEPTED',
  );
  varyParticipation(rows);
  accepted
    .filter(({ seatsTaken = 0, quota }) => seatsTaken < quota)
    .slice(0, 4)
    .forEach((delegation, index) => index % 2 === 0 && keepFirstFree(rows, delegation));
  grantOneMore(kit, accepted[2], people.organiser.accountId, at);
  representTwo(kit, meetingId, accepted, at);
  assistDelegate(kit, people, at);
  return accepted.filter((_, index) => index % 3 !== 1).map((delegation) => addLetter(kit, meetingId, delegation, at));
}

/** Every sixth takes part online, every fourth follows no language but their own. */
function varyParticipation(rows: Rows): void {
  rows.Registration.filter(({ submittedAt }) => submittedAt).forEach((registration, index) => {
    if (index % 6 === 5) registration.mode = 'ONLINE';
    if (index % 4 === 3) registration.languages = [registration.locale ?? 'en'];
  });
}

const registeredFor = (rows: Rows, { id }: DelegationRow): RegistrationRow[] =>
  rows.Registration.filter(({ delegationId, status }) => delegationId === id && holding.includes(status ?? ''));

/** The first place of a delegation on which nobody ever was. */
function freeSeat(rows: Rows, { id }: DelegationRow) {
  const used = new Set(rows.Registration.map(({ seatId }) => seatId));
  return rows.Seat.find(({ id: seat, delegationId }) => delegationId === id && !used.has(seat ?? ''));
}

function keepFirstFree(rows: Rows, delegation: DelegationRow): void {
  const seat = freeSeat(rows, delegation);
  const invitation = rows.Invitation.find(({ id }) => id === delegation.invitationId);
  if (seat) seat.keptFor = keptFor[(invitation?.locale ?? 'en') as keyof typeof keptFor];
}

function grantOneMore({ rows, id }: Kit, delegation: DelegationRow | undefined, byAccountId: string, at: Date): void {
  if (!delegation?.id) return;
  delegation.quota += 1;
  rows.Seat.push({ id: id(), delegationId: delegation.id, rank: delegation.quota, funded: false });
  rows.QuotaException.push({
    id: id(),
    delegationId: delegation.id,
    seats: 1,
    reason: 'The chair changes between invitation and meeting: the outgoing chair attends as well.',
    byAccountId,
    at,
  });
}

/** The head of one delegation is named by a second one too, which has a free place. */
function representTwo({ rows, id }: Kit, meetingId: string, accepted: readonly DelegationRow[], at: Date): void {
  const second = accepted.findLast((delegation) => freeSeat(rows, delegation) && !freeSeat(rows, delegation)?.keptFor);
  const first = accepted.find((delegation) => delegation !== second && registeredFor(rows, delegation).length > 2);
  const seat = second && freeSeat(rows, second);
  const person = first && registeredFor(rows, first).find(({ capacity }) => capacity === 'ALTERNATE');
  if (!second?.id || !seat?.id || !person) return;
  const registrationId = id();
  const submittedAt = after(at, -1);
  rows.Registration.push({
    ...person,
    id: registrationId,
    delegationId: second.id,
    seatId: seat.id,
    status: 'SUBMITTED',
    capacity: 'ADVISER',
    listedPublicly: false,
    listedConsentAt: null,
    listedConsentLocale: null,
    listedConsentText: null,
    confirmedAt: null,
    submittedAt,
    changedAt: submittedAt,
    createdAt: after(at, -3),
    lockVersion: 2,
  });
  rows.RegistrationDecision.push(
    { id: id(), registrationId, fromStatus: 'INVITED', toStatus: 'NOMINATED', at: after(at, -3) },
    { id: id(), registrationId, fromStatus: 'NOMINATED', toStatus: 'SUBMITTED', at: submittedAt },
  );
  addRole(rows, id, {
    meetingId,
    personId: person.personId,
    kind: 'DELEGATE',
    delegationId: second.id,
    createdAt: after(at, -3),
  });
  second.seatsTaken = (second.seatsTaken ?? 0) + 1;
}

/** A mailbox that fills in for the delegate to sign in as. */
function assistDelegate({ rows, id }: Kit, people: SamplePeople, at: Date): void {
  const accountId = id();
  rows.Account.push({
    id: accountId,
    email: 'delegado@cabinet.example.org',
    locale: 'es',
    illustrative: true,
    createdAt: at,
  });
  rows.AccountPerson.push({ accountId, personId: people.delegate.personId, primary: false, assistant: true });
}

function addLetter({ rows, id }: Kit, meetingId: string, delegation: DelegationRow, at: Date): SampleLetter {
  const file = id();
  const bytes = plainPdf([['Illustrative letter of nomination: invented, for the sample only.']], { size: 14 });
  const key = `${file.slice(0, 2)}/${id()}`;
  rows.StoredFile.push({
    id: file,
    meetingId,
    purpose: 'nomination-letter',
    status: 'STORED',
    key,
    name: 'Letter of nomination (illustrative).pdf',
    type: 'application/pdf',
    size: bytes.length,
    sha256: sha256(bytes),
    createdAt: after(at, -6),
  });
  delegation.nominationLetterId = file;
  return { id: file, key, bytes };
}
