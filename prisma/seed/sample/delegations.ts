import { foldName } from '@/lib/core/fold';
import type { InvitationStatus, RegistrationStatus } from '@/lib/core/prisma/enums';
import { categoryOf } from '@/lib/delegations/model';
import type { SampleParty } from './directory';
import { after, type Kit } from './kit';
import type { Invented, Language } from './people';

/** Somebody on a seat, with the states gone through, oldest first, and when. */
export type SamplePlacement = {
  person: Invented;
  rank: number;
  steps: readonly { to: RegistrationStatus; at: Date; reason?: string }[];
};

export type SampleDelegation = {
  party: SampleParty;
  invitation: InvitationStatus;
  seats: number;
  fundedSeats: number;
  focalPoint: Invented;
  createdAt: Date;
  sentAt: Date | null;
  answeredAt: Date | null;
  declineReason?: string;
  placements: readonly SamplePlacement[];
};

/** The notice on the public list that a delegate agrees to, in their language. */
export type ConsentText = (locale: Language) => string;

const holding: readonly RegistrationStatus[] = ['INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED'];
const decisions: readonly RegistrationStatus[] = ['CONFIRMED', 'WAITLISTED', 'DECLINED'];

/**
 * The rows of a delegation as the verbs would have left them: invitation, one seat per promised place from the moment the
 * invitation was sent, registrations with a decision row per step, roles of those who take part, the counter of places.
 * @param by accounts that decide for the secretariat
 * @returns the delegation's id, or null while its invitation is a draft
 */
export function addDelegation(
  { rows, id, random }: Kit,
  meetingId: string,
  delegation: SampleDelegation,
  by: { organiser: string },
  consentText: ConsentText,
): string | null {
  const { party, focalPoint, placements, seats, fundedSeats } = delegation;
  const invitationId = id();
  rows.Invitation.push({
    id: invitationId,
    meetingId,
    partyId: party.id,
    status: delegation.invitation,
    category: categoryOf(party.kind),
    seats,
    fundedSeats,
    focalPointGivenName: focalPoint.givenName,
    focalPointSurname: focalPoint.surname,
    focalPointEmail: focalPoint.email,
    locale: focalPoint.locale,
    sentAt: delegation.sentAt,
    answeredAt: delegation.answeredAt,
    declineReason: delegation.declineReason ?? null,
    createdAt: delegation.createdAt,
  });
  if (delegation.invitation === 'DRAFT') return null;

  const delegationId = id();
  const taken = placements.filter(({ steps }) => holding.includes(steps.at(-1)?.to ?? 'WITHDRAWN'));
  rows.Delegation.push({
    id: delegationId,
    meetingId,
    partyId: party.id,
    invitationId,
    category: categoryOf(party.kind),
    quota: seats,
    fundedSeats,
    seatsTaken: taken.length,
    createdAt: delegation.sentAt ?? delegation.createdAt,
  });
  const seatIds = Array.from({ length: seats }, id);
  rows.Seat.push(
    ...seatIds.map((seatId, index) => ({ id: seatId, delegationId, rank: index + 1, funded: index < fundedSeats })),
  );
  addRole(rows, id, {
    meetingId,
    personId: focalPoint.personId,
    kind: 'FOCAL_POINT',
    delegationId,
    createdAt: delegation.sentAt ?? delegation.createdAt,
  });

  for (const { person, rank, steps } of placements) {
    const registrationId = id();
    const [first, last] = [steps[0], steps.at(-1)];
    const submitted = steps.find(({ to }) => to === 'SUBMITTED');
    if (!first || !last) continue;
    const isListed = submitted !== undefined && random() < 0.8;
    rows.Registration.push({
      id: registrationId,
      meetingId,
      delegationId,
      seatId: seatIds[rank - 1] ?? '',
      personId: person.personId,
      courtesyTitle: person.courtesyTitle,
      sex: submitted ? statedSex(person.courtesyTitle) : null,
      givenName: person.givenName,
      surname: person.surname,
      functionalTitle: person.functionalTitle,
      institution: person.institution,
      countryCode: person.countryCode,
      foldedName: foldName(person.givenName, person.surname),
      status: last.to,
      capacity: rank === 1 ? 'HEAD' : rank === 2 ? 'ALTERNATE' : rank === 3 ? 'DELEGATE' : 'ADVISER',
      mode: 'IN_PERSON',
      email: person.email,
      locale: person.locale,
      languages: submitted ? [...new Set([person.locale, 'en'])] : [],
      listedPublicly: isListed,
      listedConsentAt: isListed ? submitted.at : null,
      listedConsentLocale: isListed ? person.locale : null,
      listedConsentText: isListed ? consentText(person.locale) : null,
      submittedAt: submitted?.at ?? null,
      confirmedAt: last.to === 'CONFIRMED' ? last.at : null,
      changedAt: last.at,
      lockVersion: steps.length - 1 + (submitted ? 1 : 0),
      createdAt: first.at,
    });
    if (isListed)
      rows.Consent.push({
        id: id(),
        registrationId,
        kind: 'PUBLIC_LIST',
        given: true,
        text: consentText(person.locale),
        locale: person.locale,
        byAccountId: person.accountId,
        at: submitted.at,
      });
    rows.RegistrationDecision.push(
      ...steps.map(({ to, at, reason }, index) => ({
        id: id(),
        registrationId,
        fromStatus: steps[index - 1]?.to ?? ('INVITED' as const),
        toStatus: to,
        reason: reason ?? null,
        byAccountId: decisions.includes(to)
          ? by.organiser
          : to === 'SUBMITTED'
            ? person.accountId
            : focalPoint.accountId,
        at,
      })),
    );
    if (holding.includes(last.to))
      addRole(rows, id, { meetingId, personId: person.personId, kind: 'DELEGATE', delegationId, createdAt: first.at });
  }
  return delegationId;
}

/** Gives a role. The same role twice would break the database's own rule. */
export function addRole(
  rows: Kit['rows'],
  id: () => string,
  role: Omit<Kit['rows']['MeetingRole'][number], 'id'>,
): void {
  rows.MeetingRole.push({ id: id(), delegationId: null, groupId: null, ...role });
}

/** The usual way to a confirmed place: named, handed in some days later, decided some days after that. */
export function confirmedSteps(named: Date, daysToSubmit: number, daysToDecide: number): SamplePlacement['steps'] {
  return [
    { to: 'NOMINATED', at: named },
    { to: 'SUBMITTED', at: after(named, daysToSubmit) },
    { to: 'CONFIRMED', at: after(named, daysToSubmit + daysToDecide) },
  ];
}

/** What an invented person has said of their sex: those with a title that tells say it, the others have left it out. */
function statedSex(title: SamplePlacement['person']['courtesyTitle']): 'FEMALE' | 'MALE' | null {
  if (title === 'MS') return 'FEMALE';
  return title === 'MR' ? 'MALE' : null;
}
