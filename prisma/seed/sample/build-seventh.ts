import { namesOf } from './content/addressees';
import { seventhAgenda } from './content/agenda';
import { generalTexts } from './content/general-recommendations';
import { seventh, seventhSummary } from './content/meetings';
import { seventhQuestionnaire } from '@/lib/surveys/model/library';
import { regionalTexts } from './content/regional-recommendations';
import type { Text } from './content/text';
import { addAgenda } from './agenda';
import { addResponse, makeAnswerer, someTimeBetween } from './answers';
import { shuffled } from './chance';
import { composeHighlights } from './compose-highlights';
import { addDelegation, addRole, confirmedSteps, type ConsentText, type SamplePlacement } from './delegations';
import { isMechanism, type SampleParty } from './directory';
import { addFollowUp } from './follow-up';
import { addClosedForm } from './forms';
import { addGroups, makeRecorder, type SampleGroup } from './groups';
import { after, type Kit } from './kit';
import { drawSeventhParticipants, placeOf } from './participants';
import { makeInventor, type Invented } from './people';
import { fullName, type SamplePeople } from './people-of-sample';
import { addRecommendation, addSymbolCounters, type SampleRecommendation, type Step } from './recommendations';
import { addSnapshot, type Submitted } from './results';
import { addSurvey, type SampleSurvey } from './survey';
import type { Rows } from '../rows';

/** Where and when the meeting's steps happened; times in UTC, the meeting's zone was two hours ahead in October. */
const at = {
  created: new Date('2017-05-15T08:00:00Z'),
  invited: new Date('2017-06-12T08:00:00Z'),
  nominations: new Date('2017-07-31T08:00:00Z'),
  surveyOpened: new Date('2017-08-07T07:00:00Z'),
  surveyCloses: new Date('2017-09-15T16:00:00Z'),
  snapshot: new Date('2017-09-20T09:30:00Z'),
  registrationCloses: new Date('2017-09-29T16:00:00Z'),
  groups: new Date('2017-10-10T12:00:00Z'),
  consolidation: new Date('2017-10-10T16:00:00Z'),
  plenary: new Date('2017-10-11T07:30:00Z'),
};
/** When the illustrative Highlights were sealed. */
export const seventhPublishedAt = new Date('2017-11-10T10:00:00Z');

const meetingFrame = { slug: 'grcp7', code: 'GRCP7', topK: 5, smallCell: 5 };
/** Persons on seats at the end: one of them sits for two parties, so that 93 places are 92 people. */
const CONFIRMED = 93;
const SILENT = 3;

/** What the next edition takes up. */
export type SeventhMeeting = {
  id: string;
  documentId: string;
  /** Wordings of the Highlights that came of the delegations' comments: to be inserted after these. */
  redraft: Rows;
  commitments: { id: string; symbol: string; name: Text }[];
};

/** The public facts of the meeting, from the reference data. */
export type SeventhFacts = {
  title: Text;
  theme: Text;
  startsOn: Date;
  endsOn: Date;
  city: string;
  countryCode: string;
  sources: string[];
};

/**
 * The Seventh Global RCP Meeting with an invented inside: who came, what they answered and what they agreed on is drawn;
 * what is computed from it (results, groups, headcount) is computed by the application's own models.
 */
export function buildSeventh(
  kit: Kit,
  people: SamplePeople,
  facts: SeventhFacts,
  consentText: ConsentText,
  known: Set<string>,
): SeventhMeeting {
  const meetingId = kit.id();
  const parties = drawSeventhParticipants(kit.random, kit.directory);
  kit.rows.Meeting.push({
    id: meetingId,
    ...meetingFrame,
    ...facts,
    seriesCode: 'grcp',
    edition: 7,
    shortTitle: seventh.shortTitle,
    zone: 'Europe/Zurich',
    languages: ['en', 'fr', 'es'],
    phase: 'CLOSED',
    registrationOpensAt: at.invited,
    registrationClosesAt: at.registrationCloses,
    surveyClosesAt: at.surveyCloses,
    capacity: 120,
    confirmedCount: CONFIRMED,
    summary: seventhSummary,
    illustrative: true,
    createdAt: at.created,
  });
  for (const kind of ['ORGANISER', 'CHAIR', 'TRANSLATOR', 'SCREEN_OPERATOR'] as const) {
    const holder = {
      ORGANISER: people.organiser,
      CHAIR: people.chair,
      TRANSLATOR: people.translator,
      SCREEN_OPERATOR: people.screen,
    }[kind];
    const signs = kind === 'TRANSLATOR' ? ['en', 'fr', 'es'] : [];
    addRole(kit.rows, kit.id, { meetingId, personId: holder.personId, kind, signs, createdAt: at.created });
  }
  const delegates = addDelegations(kit, meetingId, parties, people.organiser.accountId, consentText, known);
  const { survey, submitted } = addAnswers(kit, meetingId, parties, delegates);
  const snapshot = addSnapshot(kit, meetingFrame, survey, {
    asked: parties,
    submitted,
    takenAt: at.snapshot,
    byAccountId: people.organiser.accountId,
  });
  const groups = addGroups(kit, meetingId, snapshot, parties, {
    topK: meetingFrame.topK,
    startsAt: at.groups,
    withRoomIssues: true,
  });
  const regional = deliberate(kit, meetingId, groups, delegates, parties, people.organiser.accountId);
  const commitments = decideInPlenary(kit, meetingId, regional, people);
  addSymbolCounters(kit, meetingId);
  addClosedForm(kit, meetingId, people.organiser.accountId, at.invited);
  const { documentId, redraft } = composeHighlights(kit, meetingId, {
    frame: meetingFrame,
    snapshot,
    asked: parties.length,
    commitments: commitments.length,
  });
  addFollowUp(kit, meetingId, parties, people.organiser.accountId);
  addAgenda(kit, meetingId, seventhAgenda, at.invited);
  return { id: meetingId, documentId, redraft, commitments };
}

/** Confirmed members of each delegation, head first, by party code. */
type Delegates = Map<string, Invented[]>;

function addDelegations(
  kit: Kit,
  meetingId: string,
  parties: SampleParty[],
  organiser: string,
  consentText: ConsentText,
  known: Set<string>,
): Delegates {
  const { random } = kit;
  const invent = makeInventor(kit, at.nominations, known, ({ chair2017 }) => chair2017);
  const sizes = delegationSizes(kit, parties);
  const shared = pairOf(parties);
  const delegates: Delegates = new Map();
  const troubled = shuffled(random, parties)
    .slice(0, 6)
    .map(({ code }) => code);
  for (const party of parties) {
    const members: Invented[] = [];
    for (let rank = 1; rank <= (sizes.get(party.code) ?? 2); rank += 1) {
      // The secretariat of the mechanism is a service of the organisation: the same person sits for both.
      const colleague =
        rank === 2 && party.code === shared.organisation ? delegates.get(shared.mechanism)?.[1] : undefined;
      members.push(colleague ?? invent(party, rank === 1 ? 'head' : rank === 2 ? 'secretariat' : 'other'));
    }
    const named = someTimeBetween(kit, at.nominations, 25);
    const placements: SamplePlacement[] = members.map((person, index) => ({
      person,
      rank: index + 1,
      steps: confirmedSteps(after(named, 0, index / 5), 3 + random() * 12, 4 + random() * 9),
    }));
    delegates.set(party.code, members);
    const trouble = troubled.indexOf(party.code);
    if (trouble >= 0) placements.push(...departures(invent(party, 'other'), trouble, members.length, named));
    const [first, second] = members;
    const focalPoint = second ?? first;
    if (!focalPoint) continue;
    const sentAt = after(at.invited, 0, random() * 6);
    addDelegation(
      kit,
      meetingId,
      {
        party,
        invitation: 'ACCEPTED',
        seats: members.length + (trouble >= 2 ? 1 : 0),
        fundedSeats: isMechanism(party.kind) ? 1 : 0,
        focalPoint,
        createdAt: at.created,
        sentAt,
        answeredAt: someTimeBetween(kit, after(sentAt, 7), 30),
        placements,
      },
      { organiser },
      consentText,
    );
  }
  return delegates;
}

/** Somebody who did not come after all: substituted by the last member (twice), withdrawn (three times) or declined. */
function departures(person: Invented, trouble: number, members: number, named: Date): SamplePlacement[] {
  const nominated = { to: 'NOMINATED' as const, at: after(named, -2) };
  if (trouble < 2) return [{ person, rank: members, steps: [nominated, { to: 'SUBSTITUTED', at: after(named, -1) }] }];
  const submitted = { to: 'SUBMITTED' as const, at: after(named, 4) };
  if (trouble < 5)
    return [
      {
        person,
        rank: members + 1,
        steps: [nominated, submitted, { to: 'WITHDRAWN', at: after(named, 9), reason: 'Other duties in the capital.' }],
      },
    ];
  return [
    {
      person,
      rank: members + 1,
      steps: [
        nominated,
        submitted,
        { to: 'DECLINED', at: after(named, 8), reason: 'The places of the party are taken by those named before.' },
      ],
    },
  ];
}

/** Three for a mechanism, two for a partner, and the rest of the 93 places by lot among the mechanisms. */
function delegationSizes({ random }: Kit, parties: readonly SampleParty[]): Map<string, number> {
  const sizes = new Map(parties.map(({ code, kind }) => [code, isMechanism(kind) ? 3 : 2]));
  const mechanisms = shuffled(
    random,
    parties.filter(({ kind }) => isMechanism(kind)),
  );
  const rest = CONFIRMED - [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const { code } of mechanisms.slice(0, rest)) sizes.set(code, 4);
  return sizes;
}

/** A mechanism and the economic organisation it is attached to, both at the meeting. */
function pairOf(parties: readonly SampleParty[]): { mechanism: string; organisation: string } {
  const pairs = parties.flatMap(({ code, attachedTo }) =>
    parties
      .filter((party) => attachedTo.includes(party.code))
      .map((party) => ({ mechanism: code, organisation: party.code })),
  );
  const [pair] = pairs;
  if (!pair) throw new RangeError('The draw holds no mechanism together with its organisation: take another seed');
  return pair;
}

function addAnswers(
  kit: Kit,
  meetingId: string,
  parties: SampleParty[],
  delegates: Delegates,
): { survey: SampleSurvey; submitted: Submitted } {
  const survey = addSurvey(kit, meetingId, {
    questions: seventhQuestionnaire,
    status: 'CLOSED',
    publishedAt: at.surveyOpened,
  });
  const silent = shuffled(
    kit.random,
    parties.filter((party) => ['interregional', 'africa'].includes(placeOf(party))),
  ).slice(0, SILENT);
  const answerFor = makeAnswerer(kit);
  const submitted = new Map<string, NonNullable<ReturnType<typeof addResponse>>>();
  for (const party of parties) {
    const [first, second] = delegates.get(party.code) ?? [];
    const writer = second ?? first;
    if (silent.includes(party) || !writer) continue;
    const startedAt = someTimeBetween(kit, after(at.surveyOpened, 2), 28);
    const sealed = addResponse(kit, meetingFrame.slug, survey, party, {
      answers: answerFor(party, survey),
      startedAt,
      submittedAt: after(startedAt, Math.floor(kit.random() * 8), kit.random() * 2),
      by: { accountId: writer.accountId, name: fullName(writer) },
    });
    if (sealed) submitted.set(party.code, sealed);
  }
  return { survey, submitted };
}

/** What was said and agreed in the groups on the first afternoon, and what the secretariat did with it that evening. */
function deliberate(
  kit: Kit,
  meetingId: string,
  groups: SampleGroup[],
  delegates: Delegates,
  parties: SampleParty[],
  organiser: string,
): Map<string, SampleRecommendation> {
  const recordPoints = makeRecorder(kit);
  const made = new Map<string, SampleRecommendation>();
  const busy = new Set<string>();
  for (const group of groups) {
    const present = parties
      .filter(({ id }) => group.partyIds.includes(id))
      .flatMap(({ code }) => delegates.get(code)?.slice(1) ?? []);
    const [facilitator, rapporteur] = shuffled(kit.random, present).filter(({ personId }) => !busy.has(personId));
    if (!facilitator || !rapporteur) throw new RangeError(`Nobody to facilitate ${group.code}`);
    for (const [kind, { personId }] of [
      ['FACILITATOR', facilitator],
      ['RAPPORTEUR', rapporteur],
    ] as const) {
      busy.add(personId);
      addRole(kit.rows, kit.id, { meetingId, personId, kind, groupId: group.id, createdAt: after(at.groups, -4) });
    }
    recordPoints(group, at.groups, { accountId: rapporteur.accountId, name: fullName(rapporteur) });
    for (const [index, text] of (regionalTexts[group.code] ?? []).entries()) {
      const issue = group.issues.find(({ themeCode }) => themeCode === text.theme);
      if (!issue) throw new RangeError(`${text.symbol} has no issue on the agenda of ${group.code}`);
      const begun = after(at.groups, 0, 0.2 + index * 0.2);
      const by = rapporteur.accountId;
      const first = { kind: 'revision', text: text.earlier ?? text.text, at: begun, by } as const;
      const steps: Step[] = [
        ...(text.earlier ? [{ kind: 'revision', text: text.text, at: after(begun, 0, 0.15), by } as const] : []),
        { kind: 'state', to: 'GROUP_REVIEW', at: after(begun, 0, 0.25), by },
        { kind: 'state', to: 'AGREED', at: after(begun, 0, 0.4), by: facilitator.accountId },
        { kind: 'state', to: 'SUBMITTED', at: after(at.groups, 0, 2 + index / 60), by },
        fateOf(text.symbol, organiser),
      ];
      made.set(
        text.symbol,
        addRecommendation(kit, meetingId, {
          group: group.id,
          issue: issue.id,
          symbol: text.symbol,
          themes: [text.theme],
          objectives: [],
          addressees: namesOf(text.addressees),
          steps: [first, ...steps],
        }),
      );
    }
  }
  return made;
}

/** What became of a regional recommendation when the general ones were made ready, as `markReady` decides it. */
function fateOf(symbol: string, organiser: string): Step {
  const uses = generalTexts.flatMap(({ sources }) => sources.filter((source) => source.symbol === symbol));
  const kept = uses.find(({ disposition }) => disposition !== 'SET_ASIDE');
  const frame = { kind: 'state', at: after(at.consolidation, 0, 3), by: organiser } as const;
  const why = (kept ?? uses[0])?.why;
  if (uses.length === 0) return { ...frame, to: 'CARRIED_SINGLY' };
  return { ...frame, to: kept ? 'CONSOLIDATED' : 'SET_ASIDE', ...(why ? { note: why } : {}) };
}

/** The general recommendations: drafted in the evening, taken one after the other in plenary the next morning. */
function decideInPlenary(
  kit: Kit,
  meetingId: string,
  regional: Map<string, SampleRecommendation>,
  people: SamplePeople,
): SeventhMeeting['commitments'] {
  const { rows, id } = kit;
  const organiser = people.organiser.accountId;
  const chair = people.chair.accountId;
  const commitments: SeventhMeeting['commitments'] = [];
  for (const [index, general] of generalTexts.entries()) {
    const drafted = after(at.consolidation, 0, index / 4);
    const taken = after(at.plenary, 0, index / 4);
    const decided = after(taken, 0, 0.2);
    const state = (to: Extract<Step, { kind: 'state' }>['to'], when: Date, by: string, note?: string): Step => ({
      kind: 'state',
      to,
      at: when,
      by,
      ...(note ? { note } : {}),
    });
    const amendment: Step[] = general.earlier
      ? [
          { kind: 'revision', text: general.text, at: after(taken, 0, 0.1), by: organiser },
          state('AMENDED', after(taken, 0, 0.12), chair),
        ]
      : [];
    const recommendation = addRecommendation(kit, meetingId, {
      group: null,
      issue: null,
      symbol: general.symbol,
      themes: general.themes,
      objectives: [],
      addressees: namesOf(general.addressees),
      ...(general.commitment ? { dueBy: general.commitment.dueBy } : {}),
      steps: [
        { kind: 'revision', text: general.earlier ?? general.text, at: drafted, by: organiser },
        state('CONCURRENCE', after(at.consolidation, 0, 3), organiser),
        state('READY', after(at.consolidation, 0, 3), organiser),
        state('UNDER_REVIEW', taken, chair),
        ...amendment,
        state(general.outcome, decided, chair, general.note),
      ],
    });
    for (const { symbol, disposition, why } of general.sources) {
      const source = regional.get(symbol);
      const revision = source?.revisions.at(-1);
      if (!source || !revision) throw new RangeError(`${general.symbol} names ${symbol}, which does not exist`);
      rows.ConsolidationSource.push({
        id: id(),
        generalId: recommendation.id,
        regionalId: source.id,
        regionalRevisionId: revision.id,
        disposition,
        why: why ?? null,
        byAccountId: organiser,
        at: drafted,
      });
    }
    rows.PlenaryItem.push({ id: id(), meetingId, recommendationId: recommendation.id, position: index + 1 });
    const revisionId = recommendation.revisions.at(-1)?.id ?? '';
    const decisionId = id();
    rows.Decision.push({
      id: decisionId,
      revisionId,
      outcome: general.outcome,
      note: general.note ?? null,
      byAccountId: chair,
      byName: fullName(people.chair),
      at: decided,
    });
    if (!general.commitment) continue;
    const { dueBy, indicator, name } = general.commitment;
    const commitment = { id: id(), symbol: `C/${commitments.length + 1}`, name };
    rows.Commitment.push({
      id: commitment.id,
      meetingId,
      symbol: commitment.symbol,
      revisionId,
      decisionId,
      owners: namesOf(general.addressees),
      dueBy,
      indicator,
    });
    commitments.push(commitment);
  }
  return commitments;
}
