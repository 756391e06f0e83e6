import { reserved, tabled } from './content/next-plenary';
import type { SampleParty } from './directory';
import { after, type Kit } from './kit';
import type { Invented } from './people';
import { fullName, type SamplePeople } from './people-of-sample';
import type { SampleRecommendation, Step } from './recommendations';

/** Minutes after the plenary began at which each thing happened. */
const minute = { taken: 0, decided: 20, reserved: 35, silence: 45, shown: 60, tabled: 70, asked: 90 } as const;
const later = (at: Date, name: keyof typeof minute, more = 0) => after(at, 0, (minute[name] + more) / 60);

/** What the Chair did with an item so far: one is adopted, one is on the screen; delegations are asked by silence on a third, which was not taken up. */
export function plenarySteps(key: string, chair: string, at: Date): Step[] {
  const step = (to: Extract<Step, { kind: 'state' }>['to'], when: Date): Step => ({
    kind: 'state',
    to,
    at: when,
    by: chair,
  });
  if (key === 'records') return [step('UNDER_REVIEW', later(at, 'taken')), step('ADOPTED', later(at, 'decided'))];
  return key === 'crossings' ? [step('UNDER_REVIEW', later(at, 'shown'))] : [];
}

/**
 * A plenary that has begun, as the verbs leave it: a decision with a reservation, a silence procedure that runs, an item on the
 * screen with amendments of which two clash, and delegations that wait for the floor. No clock runs against anybody,
 * since nobody knows how long after the installation the page is opened.
 */
export function addPlenary(
  { rows, id }: Kit,
  meetingId: string,
  items: ReadonlyMap<string, SampleRecommendation>,
  given: {
    people: SamplePeople;
    parties: readonly SampleParty[];
    delegates: ReadonlyMap<string, readonly Invented[]>;
    at: Date;
    closesAt: Date;
  },
): void {
  const { people, at } = given;
  const item = (key: string) => {
    const made = items.get(key);
    const revision = made?.revisions.at(-1);
    if (!made || !revision) throw new RangeError(`"${key}" does not exist`);
    return { ...made, revision };
  };
  const taking = takingPart(rows, meetingId, given.parties, given.delegates);
  /** One after the other in turn. */
  const delegation = (place: number) => {
    const one = taking[place % taking.length];
    if (!one) throw new RangeError('Nobody takes part');
    return one;
  };

  const records = item('records');
  const decisionId = id();
  rows.Decision.push({
    id: decisionId,
    revisionId: records.revision.id,
    outcome: 'ADOPTED',
    byAccountId: people.chair.accountId,
    byName: fullName(people.chair),
    languages: records.revision.texts.languages,
    textsHash: records.revision.texts.hash,
    at: later(at, 'decided'),
  });
  rows.Reservation.push({ id: id(), decisionId, ...delegation(0), ...reserved, at: later(at, 'reserved') });

  const returns = item('returns');
  const procedureId = id();
  rows.SilenceProcedure.push({
    id: procedureId,
    recommendationId: returns.id,
    revisionId: returns.revision.id,
    hash: returns.revision.hash,
    languages: returns.revision.texts.languages,
    textsHash: returns.revision.texts.hash,
    closesAt: given.closesAt,
    byName: fullName(people.organiser),
    byAccountId: people.organiser.accountId,
    at: later(at, 'silence'),
  });
  rows.SilenceAudience.push(...taking.map(({ delegationId }) => ({ procedureId, delegationId })));

  const crossings = item('crossings');
  const amendments = tabled.map(({ language, texts, explanation }, index) => {
    const amendment = { id: id(), number: index + 1, recommendationId: crossings.id };
    const by = { ...delegation(index + 1), at: later(at, 'tabled', 5 * index) };
    rows.Amendment.push({
      ...amendment,
      baseRevisionId: crossings.revision.id,
      unitUid: crossings.unitUid,
      language,
      explanation,
      ...by,
    });
    rows.AmendmentText.push(
      ...Object.entries(texts).map(([of, text]) => ({
        amendmentId: amendment.id,
        language: of,
        text,
        byAccountId: of === language ? by.byAccountId : people.translator.accountId,
        at: of === language ? by.at : after(by.at, 0, 2 / 60),
      })),
    );
    return amendment;
  });
  for (const listed of rows.PlenaryItem)
    if (listed.recommendationId === crossings.id)
      Object.assign(listed, { onScreenSince: later(at, 'shown'), shownRevisionId: crossings.revision.id });
  rows.PlenaryRoom.push({ meetingId, languages: [], amendmentId: amendments[0]?.id ?? null });
  for (const position of [1, 2, 3])
    rows.PlenaryTurn.push({
      id: id(),
      meetingId,
      delegationId: delegation(position + 3).delegationId,
      position,
      askedAt: later(at, 'asked', position),
    });
}

/** Delegations that have accepted, each with whoever writes for it. */
function takingPart(
  rows: Kit['rows'],
  meetingId: string,
  parties: readonly SampleParty[],
  delegates: ReadonlyMap<string, readonly Invented[]>,
): { delegationId: string; byAccountId: string }[] {
  const accepted = new Set(rows.Invitation.filter(({ status }) => status === 'ACCEPTED').map(({ id }) => id));
  return rows.Delegation.flatMap(({ id: delegationId, meetingId: of, partyId, invitationId }) => {
    if (!delegationId || of !== meetingId || !accepted.has(invitationId ?? undefined)) return [];
    const code = parties.find((party) => party.id === partyId)?.code ?? '';
    const [focalPoint] = delegates.get(code) ?? [];
    return focalPoint ? [{ delegationId, byAccountId: focalPoint.accountId }] : [];
  });
}
