import type { InvitationStatus } from '@/lib/core/prisma/enums';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import { namesOf } from './content/addressees';
import { nextAgenda } from './content/agenda';
import { next } from './content/meetings';
import { nextGeneral, nextRegional } from './content/next-recommendations';
import { nextQuestionnaire } from '@/lib/surveys/model/library';
import { addAgenda } from './agenda';
import { addResponse, makeAnswerer } from './answers';
import type { SeventhMeeting } from './build-seventh';
import { shuffled } from './chance';
import { addDelegation, addRole, confirmedSteps, type ConsentText, type SamplePlacement } from './delegations';
import { isMechanism, type SampleParty } from './directory';
import { addForms } from './forms';
import { addFunding } from './funding';
import { addGroups, makeRecorder, type SampleGroup } from './groups';
import { after, type Kit } from './kit';
import { drawNextParticipants, placeOf } from './participants';
import { makeInventor, type Invented } from './people';
import { fullName, type SamplePeople } from './people-of-sample';
import { addPlenary, plenarySteps } from './plenary';
import { addRepresentation, type SampleLetter } from './representation';
import { addRecommendation, addSymbolCounters, type SampleRecommendation, type Step } from './recommendations';
import { addSnapshot, type SampleSnapshot, type Submitted } from './results';
import { addSensitive } from './sensitive';
import { addSurvey, type SampleSurvey } from './survey';

export const nextFrame = { slug: 'grcp-next', code: 'GRCPX', zone: 'Europe/Zurich', topK: 5, smallCell: 5 };

/** Of the parties invited: still drafts, without an answer, with regrets. The others have accepted. */
const lots = { DRAFT: 4, SENT: 7, DECLINED: 2 } as const;
/** Share of those asked that have handed in their answers, and how many are at it. */
const answeredShare = 2 / 3;
const drafts = 4;

/** Parties of the people to sign in as: the focal point's has an invitation to answer, the others take part. */
const partyOf = { focalPoint: 'midsa', facilitator: 'midwa', delegatesRegion: 'americas-caribbean' } as const;

type Times = ReturnType<typeof timesFrom>;

/** The steps so far and those to come, in days before and after the installation. */
function timesFrom(today: Date) {
  const start = toLocal(after(today, 60), nextFrame.zone).date;
  const end = toLocal(after(today, 61), nextFrame.zone).date;
  return {
    created: after(today, -75),
    invited: after(today, -45),
    nominations: after(today, -24),
    surveyOpened: after(today, -32),
    snapshot: onDay(after(today, -3), '10:00'),
    groupsFormed: onDay(after(today, -3), '15:00'),
    drafting: onDay(after(today, -2), '09:30'),
    plenary: onDay(after(today, -1), '16:00'),
    silenceCloses: onDay(after(today, 7), '18:00'),
    surveyCloses: after(today, 21),
    registrationCloses: after(today, 35),
    start,
    end,
    groups: toInstant({ date: start, time: '14:00' }, nextFrame.zone),
  };
}

/**
 * The illustrative next edition, made from the seventh: its commitments are taken up in the survey, and every stage from the
 * invitation to the plenary's list holds something that waits for somebody.
 * @param today the installation's time
 */
export function buildNext(
  kit: Kit,
  people: SamplePeople,
  seventh: SeventhMeeting,
  today: Date,
  consentText: ConsentText,
  known: Set<string>,
): { id: string; letters: SampleLetter[] } {
  const { rows } = kit;
  const meetingId = kit.id();
  const at = timesFrom(today);
  const parties = drawNextParticipants(kit.random, kit.directory);
  const invited = drawStates(kit, parties);
  const delegates = addDelegations(kit, meetingId, invited, people, at, consentText, known);
  rows.Meeting.push({
    id: meetingId,
    ...nextFrame,
    ...next,
    seriesCode: 'grcp',
    edition: 10,
    previousId: seventh.id,
    city: 'Geneva',
    countryCode: 'CH',
    startsOn: new Date(`${at.start}T00:00:00Z`),
    endsOn: new Date(`${at.end}T00:00:00Z`),
    languages: ['en', 'fr', 'es'],
    phase: 'OPEN',
    registrationOpensAt: at.invited,
    registrationClosesAt: onDay(at.registrationCloses, '18:00'),
    surveyClosesAt: onDay(at.surveyCloses, '18:00'),
    capacity: 100,
    confirmedCount: rows.Registration.filter(({ status }) => status === 'CONFIRMED').length,
    illustrative: true,
    createdAt: at.created,
  });
  const holders = {
    ORGANISER: people.organiser,
    CHAIR: people.chair,
    TRANSLATOR: people.translator,
    SCREEN_OPERATOR: people.screen,
    OBSERVER: people.observer,
    TRAVEL: people.travel,
    LOGISTICS: people.logistics,
    DOOR: people.door,
    FINANCE: people.finance,
  } as const;
  for (const kind of [
    'ORGANISER',
    'CHAIR',
    'TRANSLATOR',
    'SCREEN_OPERATOR',
    'OBSERVER',
    'TRAVEL',
    'LOGISTICS',
    'DOOR',
    'FINANCE',
  ] as const) {
    addRole(rows, kit.id, { meetingId, personId: holders[kind].personId, kind, createdAt: at.created });
  }
  addSensitive(kit, { endsOn: new Date(`${at.end}T00:00:00Z`), start: at.start }, today);
  addFunding(kit, meetingId, people.finance.accountId, today);
  rows.CarryOver.push(
    ...seventh.commitments.map(({ id: commitmentId }) => ({ id: kit.id(), commitmentId, meetingId, at: at.created })),
  );

  const asked = parties.filter(({ code }) => ['SENT', 'ACCEPTED'].includes(invited.get(code)?.status ?? ''));
  const { survey, submitted } = addAnswers(kit, meetingId, seventh, asked, invited, delegates, at);
  const snapshot = addSnapshot(kit, nextFrame, survey, {
    asked,
    submitted,
    takenAt: at.snapshot,
    byAccountId: people.organiser.accountId,
  });
  deliberate(kit, meetingId, {
    snapshot,
    parties: parties.filter(({ code }) => delegates.has(code)),
    delegates,
    people,
    at,
  });
  addForms(kit, meetingId, people.organiser.accountId, at.invited);
  addAgenda(kit, meetingId, nextAgenda, at.invited);
  return { id: meetingId, letters: addRepresentation(kit, meetingId, people, at.drafting) };
}

type Invited = ReadonlyMap<string, { party: SampleParty; status: InvitationStatus }>;

function drawStates({ random }: Kit, parties: readonly SampleParty[]): Invited {
  const takesPart = [partyOf.facilitator, firstOf(parties, partyOf.delegatesRegion)];
  const others = shuffled(
    random,
    parties.map(({ code }) => code).filter((code) => code !== partyOf.focalPoint && !takesPart.includes(code)),
  );
  const states = new Map<string, InvitationStatus>([[partyOf.focalPoint, 'SENT']]);
  for (const code of others.splice(0, lots.DRAFT)) states.set(code, 'DRAFT');
  for (const code of others.splice(0, lots.SENT - 1)) states.set(code, 'SENT');
  for (const code of others.splice(0, lots.DECLINED)) states.set(code, 'DECLINED');
  return new Map(parties.map((party) => [party.code, { party, status: states.get(party.code) ?? 'ACCEPTED' }]));
}

/** The first mechanism of a region, by code. */
function firstOf(parties: readonly SampleParty[], region: string): string {
  return parties.find((party) => isMechanism(party.kind) && placeOf(party) === region)?.code ?? '';
}

/** Who writes for each party that has a delegation: the focal point first, then those named. */
type Delegates = Map<string, Invented[]>;

function addDelegations(
  kit: Kit,
  meetingId: string,
  invited: Invited,
  people: SamplePeople,
  at: Times,
  consentText: ConsentText,
  known: Set<string>,
): Delegates {
  const { random, rows } = kit;
  const invent = makeInventor(kit, at.nominations, known, () => null);
  const delegates: Delegates = new Map();
  const delegateParty = firstOf(
    [...invited.values()].map(({ party }) => party),
    partyOf.delegatesRegion,
  );
  let accepted = 0;
  for (const { party, status } of invited.values()) {
    const focalPoint = party.code === partyOf.focalPoint ? people['focal-point'] : invent(party, 'secretariat');
    const seats = isMechanism(party.kind) ? 3 : 2;
    const sentAt = status === 'DRAFT' ? null : after(at.invited, random() * 3);
    const placements: SamplePlacement[] = [];
    if (status === 'ACCEPTED') {
      const named = after(at.nominations, random() * 8);
      if (party.code === partyOf.facilitator) placements.push(...confirmedTrio(invent(party, 'head'), people, named));
      else
        placements.push(
          ...placementsFor(
            accepted,
            { head: () => invent(party, 'head'), focalPoint, other: () => invent(party, 'other') },
            seats,
            named,
          ),
        );
      if (party.code === delegateParty) {
        const free =
          Array.from({ length: seats }, (_, index) => index + 1).find(
            (rank) => !placements.some((placement) => placement.rank === rank),
          ) ?? seats;
        const kept = placements.filter(({ rank }) => rank !== free);
        placements.splice(0, placements.length, ...kept, {
          person: people.delegate,
          rank: free,
          steps: [{ to: 'NOMINATED', at: after(at.drafting, -4) }],
        });
      }
      accepted += 1;
    }
    const delegationId = addDelegation(
      kit,
      meetingId,
      {
        party,
        invitation: status,
        seats,
        fundedSeats: isMechanism(party.kind) ? 1 : 0,
        focalPoint,
        createdAt: at.created,
        sentAt,
        answeredAt:
          sentAt && (status === 'ACCEPTED' || status === 'DECLINED') ? after(sentAt, 3 + random() * 12) : null,
        ...(status === 'DECLINED' ? { declineReason: 'A session of our own is held on the same days.' } : {}),
        placements,
      },
      { organiser: people.organiser.accountId },
      consentText,
    );
    if (delegationId)
      delegates.set(party.code, [
        focalPoint,
        ...placements.map(({ person }) => person).filter((person) => person !== focalPoint),
      ]);
    if (party.code === partyOf.focalPoint)
      rows.AccountParty.push({ accountId: focalPoint.accountId, partyId: party.id });
  }
  return delegates;
}

/** The delegation of the facilitator and the rapporteur to sign in as: all confirmed. */
function confirmedTrio(head: Invented, people: SamplePeople, named: Date): SamplePlacement[] {
  return [head, people.facilitator, people.rapporteur].map((person, index) => ({
    person,
    rank: index + 1,
    steps: confirmedSteps(named, 3, 4),
  }));
}

type Members = { head: () => Invented; focalPoint: Invented; other: () => Invented };

/** What a delegation looks like, in turn: complete, half decided, waiting to be decided, just begun, without names; and once each the ends that a registration can come to. */
function placementsFor(
  turn: number,
  { head, focalPoint, other }: Members,
  seats: number,
  named: Date,
): SamplePlacement[] {
  const nominated = (later = 0) => ({ to: 'NOMINATED' as const, at: after(named, later) });
  const submitted = (later = 3) => ({ to: 'SUBMITTED' as const, at: after(named, later) });
  const first: SamplePlacement = { person: head(), rank: 1, steps: confirmedSteps(named, 2, 5) };
  const second: SamplePlacement = { person: focalPoint, rank: 2, steps: confirmedSteps(named, 1, 6) };
  const third = (...steps: SamplePlacement['steps']): SamplePlacement[] =>
    seats > 2 ? [{ person: other(), rank: 3, steps }] : [];
  switch (turn % 10) {
    case 0:
      return [first, second, ...third(...confirmedSteps(named, 4, 5))];
    case 1:
      return [first, second, ...third(nominated(), submitted(5))];
    case 2:
      return [
        { ...first, steps: [nominated(), submitted()] },
        { ...second, steps: [nominated()] },
      ];
    case 3:
      return [first, { ...second, steps: [nominated(), submitted()] }, ...third(nominated(2))];
    case 4:
      return [];
    case 5:
      return [
        first,
        second,
        ...third(nominated(), submitted(), {
          to: 'WAITLISTED',
          at: after(named, 8),
          reason: 'To be looked at again when the answers of all parties are in.',
        }),
      ];
    case 6:
      return [
        first,
        second,
        ...third(nominated(), submitted(), {
          to: 'DECLINED',
          at: after(named, 7),
          reason: 'The meeting is for officials of member States and secretariats.',
        }),
      ];
    case 7:
      return [
        first,
        second,
        ...third(nominated(), submitted(), { to: 'WITHDRAWN', at: after(named, 9), reason: 'Another posting.' }),
      ];
    case 8: {
      const left = {
        person: other(),
        rank: 1,
        steps: [nominated(-2), { to: 'SUBSTITUTED' as const, at: after(named, -1) }],
      };
      return [left, first, { ...second, steps: [nominated(), submitted()] }];
    }
    default:
      return [{ ...first, steps: [nominated()] }];
  }
}

function addAnswers(
  kit: Kit,
  meetingId: string,
  seventh: SeventhMeeting,
  asked: readonly SampleParty[],
  invited: Invited,
  delegates: Delegates,
  at: Times,
): { survey: SampleSurvey; submitted: Submitted } {
  const { random } = kit;
  const choices = seventh.commitments.map(({ symbol, name }) => ({
    code: symbol.toLowerCase().replace('/', '-'),
    label: { en: `${symbol} ${name.en}`, fr: `${symbol} ${name.fr}`, es: `${symbol} ${name.es}` },
  }));
  const survey = addSurvey(kit, meetingId, {
    questions: nextQuestionnaire(choices),
    status: 'OPEN',
    publishedAt: at.surveyOpened,
  });
  const answerFor = makeAnswerer(kit);
  const byLot = shuffled(
    random,
    asked.filter(({ code }) => code !== partyOf.focalPoint),
  ).sort((a, b) => isSent(invited, a) - isSent(invited, b));
  const count = Math.round(asked.length * answeredShare);
  const submitted = new Map<string, NonNullable<ReturnType<typeof addResponse>>>();
  for (const [index, party] of byLot.slice(0, count + drafts).entries()) {
    const [writer] = delegates.get(party.code) ?? [];
    if (!writer) continue;
    const startedAt = after(at.surveyOpened, 1 + random() * 18);
    const sealed = addResponse(kit, nextFrame.slug, survey, party, {
      answers: answerFor(party, survey),
      startedAt,
      submittedAt: index < count ? after(startedAt, 1 + random() * 7) : null,
      by: { accountId: writer.accountId, name: fullName(writer) },
    });
    if (sealed) submitted.set(party.code, sealed);
  }
  return { survey, submitted };
}

/** Those that have not answered the invitation are the last to answer the survey. */
function isSent(invited: Invited, { code }: SampleParty): number {
  return invited.get(code)?.status === 'SENT' ? 1 : 0;
}

type Deliberation = {
  snapshot: SampleSnapshot;
  parties: readonly SampleParty[];
  delegates: Delegates;
  people: SamplePeople;
  at: Times;
};

/** Groups formed from the first snapshot, and recommendations at every stage up to the plenary. */
function deliberate(kit: Kit, meetingId: string, { snapshot, parties, delegates, people, at }: Deliberation): void {
  const groups = addGroups(kit, meetingId, snapshot, parties, {
    topK: nextFrame.topK,
    startsAt: at.groups,
    withRoomIssues: false,
  });
  const recordPoints = makeRecorder(kit);
  const teams = new Map<string, { facilitator: Invented; rapporteur: Invented }>();
  const busy = new Set<string>();
  for (const group of groups) {
    const team =
      group.code === 'AFR'
        ? { facilitator: people.facilitator, rapporteur: people.rapporteur }
        : pickTeam(kit, group, parties, delegates, busy);
    if (!team) continue;
    teams.set(group.code, team);
    for (const [kind, { personId }] of [
      ['FACILITATOR', team.facilitator],
      ['RAPPORTEUR', team.rapporteur],
    ] as const) {
      busy.add(personId);
      addRole(kit.rows, kit.id, { meetingId, personId, kind, groupId: group.id, createdAt: at.groupsFormed });
    }
    if (group.code === 'AFR')
      recordPoints({ ...group, issues: group.issues.slice(0, 3) }, at.drafting, {
        accountId: team.rapporteur.accountId,
        name: fullName(team.rapporteur),
      });
  }
  const regional = draftRegional(kit, meetingId, groups, teams, people.organiser.accountId, at);
  const taken = draftGeneral(kit, meetingId, regional, people, at);
  addPlenary(kit, meetingId, taken, { people, parties, delegates, at: at.plenary, closesAt: at.silenceCloses });
  addSymbolCounters(kit, meetingId);
}

function pickTeam(
  { random, rows }: Kit,
  group: SampleGroup,
  parties: readonly SampleParty[],
  delegates: Delegates,
  busy: ReadonlySet<string>,
) {
  const confirmed = new Set(
    rows.Registration.filter(({ status }) => status === 'CONFIRMED').map(({ personId }) => personId),
  );
  const present = parties
    .filter(({ id }) => group.partyIds.includes(id))
    .flatMap(({ code }) => delegates.get(code) ?? []);
  const [facilitator, rapporteur] = shuffled(random, present).filter(
    ({ personId }) => confirmed.has(personId) && !busy.has(personId),
  );
  return facilitator && rapporteur ? { facilitator, rapporteur } : null;
}

const stages = ['GROUP_REVIEW', 'AGREED', 'SUBMITTED'] as const;

function draftRegional(
  kit: Kit,
  meetingId: string,
  groups: SampleGroup[],
  teams: Map<string, { facilitator: Invented; rapporteur: Invented }>,
  organiser: string,
  at: Times,
): Map<string, SampleRecommendation> {
  const numbers = new Map<string, number>();
  const readyKeys = new Set(
    nextGeneral.filter(({ state }) => state === 'READY').flatMap(({ sources }) => sources.map(({ key }) => key)),
  );
  const made = new Map<string, SampleRecommendation>();
  for (const [index, { key, group: code, state, theme, objectives, addressees, text }] of nextRegional.entries()) {
    const group = groups.find((one) => one.code === code);
    const team = teams.get(code);
    const issue = group?.issues.find(({ themeCode }) => themeCode === theme);
    if (!group || !team || !issue) throw new RangeError(`"${key}" has no issue on the agenda of ${code}`);
    const begun = after(at.drafting, 0, 0.25 + index * 0.4);
    const facilitator = team.facilitator.accountId;
    const rapporteur = team.rapporteur.accountId;
    const taken = stages.slice(0, stages.findIndex((stage) => stage === state) + 1);
    const steps: Step[] = taken.map((to, step) => ({
      kind: 'state',
      to,
      at: after(begun, 0, 0.5 * (1 + step)),
      by: to === 'AGREED' ? facilitator : rapporteur,
    }));
    if (readyKeys.has(key)) {
      const why = nextGeneral.flatMap(({ sources }) => sources).find((source) => source.key === key)?.why;
      steps.push({
        kind: 'state',
        to: 'CONSOLIDATED',
        at: after(at.drafting, 1.2),
        by: organiser,
        ...(why ? { note: why } : {}),
      });
    }
    const isNumbered = state === 'AGREED' || state === 'SUBMITTED';
    if (isNumbered) numbers.set(code, (numbers.get(code) ?? 0) + 1);
    made.set(
      key,
      addRecommendation(kit, meetingId, {
        group: group.id,
        issue: issue.id,
        symbol: isNumbered ? `${code}/${numbers.get(code)}` : null,
        themes: [theme],
        objectives,
        addressees: namesOf(addressees),
        steps: [{ kind: 'revision', text, at: begun, by: rapporteur }, ...steps],
      }),
    );
  }
  return made;
}

/** Answers those that the plenary has begun with, by their key. */
function draftGeneral(
  { rows, id, ...kit }: Kit,
  meetingId: string,
  regional: Map<string, SampleRecommendation>,
  people: SamplePeople,
  at: Times,
): Map<string, SampleRecommendation> {
  const organiser = people.organiser.accountId;
  const taken = new Map<string, SampleRecommendation>();
  let number = 0;
  for (const { key: name, state, theme, objectives, addressees, text, sources } of nextGeneral) {
    const drafted = after(at.drafting, 1);
    const isReady = state === 'READY';
    if (isReady) number += 1;
    const steps: Step[] = isReady
      ? (['CONCURRENCE', 'READY'] as const).map((to) => ({
          kind: 'state',
          to,
          at: after(at.drafting, 1.2),
          by: organiser,
        }))
      : [];
    if (name) steps.push(...plenarySteps(name, people.chair.accountId, at.plenary));
    const general = addRecommendation({ rows, id, ...kit }, meetingId, {
      group: null,
      issue: null,
      symbol: isReady ? `G/${number}` : null,
      themes: [theme],
      objectives,
      addressees: namesOf(addressees),
      steps: [{ kind: 'revision', text, at: drafted, by: organiser }, ...steps],
    });
    for (const { key, disposition, why } of sources) {
      const source = regional.get(key);
      const revision = source?.revisions.at(-1);
      if (!source || !revision) throw new RangeError(`"${key}" does not exist`);
      rows.ConsolidationSource.push({
        id: id(),
        generalId: general.id,
        regionalId: source.id,
        regionalRevisionId: revision.id,
        disposition,
        why: why ?? null,
        byAccountId: organiser,
        at: drafted,
      });
    }
    if (isReady) rows.PlenaryItem.push({ id: id(), meetingId, recommendationId: general.id, position: number });
    if (name) taken.set(name, general);
  }
  return taken;
}

/** A time of the day in the meeting's zone: sittings and deadlines keep office hours whenever the sample is made. */
export function onDay(at: Date, time: string): Date {
  return toInstant({ date: toLocal(at, nextFrame.zone).date, time }, nextFrame.zone) ?? at;
}
