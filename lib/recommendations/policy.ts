/** Roles that move a recommendation. Site, meeting and group roles alike: `actor.roles` holds those of this record. */
export type RecommendationRole = 'ADMIN' | 'STAFF' | 'ORGANISER' | 'CHAIR' | 'FACILITATOR' | 'RAPPORTEUR';

/** CONSOLIDATED: placed in general recommendations. CARRIED_SINGLY: goes on alone. SET_ASIDE: not taken further, with the reason. */
export type RegionalState =
  'DRAFT' | 'GROUP_REVIEW' | 'AGREED' | 'SUBMITTED' | 'CONSOLIDATED' | 'CARRIED_SINGLY' | 'SET_ASIDE' | 'WITHDRAWN';

/**
 * WITH_RESERVATIONS is adopted, AD_REFERENDUM adopted subject to confirmation, DEFERRED may be taken up again. WITHDRAWN: drafted
 * and not wanted; it keeps its sources for the record and takes none of them up.
 */
export type GeneralState =
  | 'DRAFT'
  | 'CONCURRENCE'
  | 'READY'
  | 'UNDER_REVIEW'
  | 'AMENDED'
  | 'ADOPTED'
  | 'WITH_RESERVATIONS'
  | 'AD_REFERENDUM'
  | 'DEFERRED'
  | 'NOT_ADOPTED'
  | 'WITHDRAWN';

/** What the regional guards look at. Counts and comparisons made by the verb, inside its lock. */
export type RegionalFacts = {
  /** Units with text in the source language, in the current revision. */
  readonly unitsWithText: number;
  /** Is the current revision the one the group was sent, or agreed? */
  readonly isRevisionCurrent: boolean;
  /** Did the actor write the revision under review? */
  readonly isActorAuthor: boolean;
  readonly hasTheme: boolean;
  readonly hasAddressee: boolean;
  /** General recommendations that have it as a source, FULL or PARTIAL. */
  readonly keptIn: number;
  /** Of these, those that are ready for the plenary or beyond. */
  readonly keptInReady: number;
  /** General recommendations that have it as a source, whatever the disposition. */
  readonly namedIn: number;
  readonly hasReason: boolean;
  /** Did the actor see the group's note (practice, support, dissent) as it stands now? */
  readonly isNoteCurrent: boolean;
  /** Has the plenary begun to look at it or at a general recommendation it is a source of? */
  readonly hasReachedPlenary: boolean;
};

/** What the general guards look at. */
export type GeneralFacts = {
  readonly unitsWithText: number;
  readonly sources: number;
  /** Sources without a disposition. */
  readonly undisposed: number;
  /** Sources PARTIAL, NOTED or SET_ASIDE without a reason. */
  readonly unexplained: number;
  /** Groups with a source here that have not answered on the current revision. */
  readonly concurrencesOpen: number;
  /** Changes asked for, and objections, of the current revision that the secretariat has not answered. */
  readonly requestsOpen: number;
  readonly objectionsOpen: number;
  readonly isPlenaryOpen: boolean;
  /** Amendments neither decided, withdrawn nor fallen. */
  readonly openAmendments: number;
  /** Accepted or modified amendments not yet in a revision. */
  readonly unappliedAmendments: number;
  /** Is the current revision one made from accepted amendments, and not yet put back under review? */
  readonly isAmendedRevisionCurrent: boolean;
  /** Is the decision taken on the current revision? */
  readonly isRevisionCurrent: boolean;
  /** Does the decision name the Chair who noted it? */
  readonly isNotedByChair: boolean;
  readonly reservations: number;
  /** Confirmations from capitals still awaited. */
  readonly confirmationsOpen: number;
  readonly hasReason: boolean;
};

/** Small named rules; a refusal names those that failed. */
export const REGIONAL_GUARDS = {
  hasText: (facts: RegionalFacts) => facts.unitsWithText > 0,
  isCurrent: (facts: RegionalFacts) => facts.isRevisionCurrent,
  isAgreedByAnother: (facts: RegionalFacts) => !facts.isActorAuthor,
  isComplete: (facts: RegionalFacts) => facts.hasTheme && facts.hasAddressee,
  isKept: (facts: RegionalFacts) => facts.keptIn > 0,
  isInNoGeneral: (facts: RegionalFacts) => facts.namedIn === 0,
  isKeptNowhere: (facts: RegionalFacts) => facts.keptIn === 0,
  givesReason: (facts: RegionalFacts) => facts.hasReason,
  isBeforePlenary: (facts: RegionalFacts) => !facts.hasReachedPlenary,
  isKeptInNoReady: (facts: RegionalFacts) => facts.keptInReady === 0,
  isNoteCurrent: (facts: RegionalFacts) => facts.isNoteCurrent,
} as const;

export const GENERAL_GUARDS = {
  hasText: (facts: GeneralFacts) => facts.unitsWithText > 0,
  hasSource: (facts: GeneralFacts) => facts.sources > 0,
  isEverySourceDisposed: (facts: GeneralFacts) => facts.undisposed === 0,
  isEveryDispositionExplained: (facts: GeneralFacts) => facts.unexplained === 0,
  hasEveryConcurrence: (facts: GeneralFacts) => facts.concurrencesOpen === 0 || facts.hasReason,
  isEveryRequestAnswered: (facts: GeneralFacts) => facts.requestsOpen === 0 || facts.hasReason,
  isEveryObjectionAnswered: (facts: GeneralFacts) => facts.objectionsOpen === 0 || facts.hasReason,
  isPlenaryOpen: (facts: GeneralFacts) => facts.isPlenaryOpen,
  hasNoOpenAmendment: (facts: GeneralFacts) => facts.openAmendments === 0,
  isEveryAmendmentApplied: (facts: GeneralFacts) => facts.unappliedAmendments === 0,
  isAmended: (facts: GeneralFacts) => facts.isAmendedRevisionCurrent,
  isCurrent: (facts: GeneralFacts) => facts.isRevisionCurrent,
  isNotedByChair: (facts: GeneralFacts) => facts.isNotedByChair,
  hasReservation: (facts: GeneralFacts) => facts.reservations > 0,
  hasNoReservation: (facts: GeneralFacts) => facts.reservations === 0,
  hasConfirmationOpen: (facts: GeneralFacts) => facts.confirmationsOpen > 0,
  hasEveryConfirmation: (facts: GeneralFacts) => facts.confirmationsOpen === 0,
  givesReason: (facts: GeneralFacts) => facts.hasReason,
} as const;

export type RegionalGuard = keyof typeof REGIONAL_GUARDS;
export type GeneralGuard = keyof typeof GENERAL_GUARDS;

/** One row of a state machine: who may take it from here to there, and what must hold. */
export type Transition<State extends string, Guard extends string> = {
  readonly from: State;
  readonly to: State;
  readonly roles: readonly RecommendationRole[];
  readonly guards: readonly Guard[];
};

const GROUP: readonly RecommendationRole[] = ['FACILITATOR', 'RAPPORTEUR'];
const SECRETARIAT: readonly RecommendationRole[] = ['ADMIN', 'STAFF', 'ORGANISER'];
// The organiser records what the Chair notes; the guard asks for the Chair's name on the decision.
const PLENARY: readonly RecommendationRole[] = ['CHAIR', 'ORGANISER'];

/** DRAFT → GROUP_REVIEW → AGREED → SUBMITTED → CONSOLIDATED | CARRIED_SINGLY | SET_ASIDE; WITHDRAWN. Numbered on AGREED, and the number stays. */
export const REGIONAL_TRANSITIONS: readonly Transition<RegionalState, RegionalGuard>[] = [
  { from: 'DRAFT', to: 'GROUP_REVIEW', roles: GROUP, guards: ['hasText'] },
  { from: 'GROUP_REVIEW', to: 'DRAFT', roles: GROUP, guards: [] },
  {
    from: 'GROUP_REVIEW',
    to: 'AGREED',
    roles: ['FACILITATOR'],
    guards: ['hasText', 'isCurrent', 'isNoteCurrent', 'isAgreedByAnother'],
  },
  { from: 'AGREED', to: 'GROUP_REVIEW', roles: ['FACILITATOR'], guards: ['givesReason'] },
  { from: 'AGREED', to: 'SUBMITTED', roles: GROUP, guards: ['isCurrent', 'isComplete'] },
  { from: 'SUBMITTED', to: 'CONSOLIDATED', roles: SECRETARIAT, guards: ['isKept'] },
  { from: 'SUBMITTED', to: 'CARRIED_SINGLY', roles: SECRETARIAT, guards: ['isInNoGeneral'] },
  { from: 'SUBMITTED', to: 'SET_ASIDE', roles: SECRETARIAT, guards: ['isKeptNowhere', 'givesReason'] },
  { from: 'CONSOLIDATED', to: 'SUBMITTED', roles: SECRETARIAT, guards: ['isBeforePlenary', 'isKeptInNoReady'] },
  { from: 'CARRIED_SINGLY', to: 'SUBMITTED', roles: SECRETARIAT, guards: ['isBeforePlenary'] },
  { from: 'SET_ASIDE', to: 'SUBMITTED', roles: SECRETARIAT, guards: ['isBeforePlenary'] },
  { from: 'DRAFT', to: 'WITHDRAWN', roles: GROUP, guards: [] },
  { from: 'GROUP_REVIEW', to: 'WITHDRAWN', roles: ['FACILITATOR'], guards: ['givesReason'] },
  { from: 'AGREED', to: 'WITHDRAWN', roles: ['FACILITATOR'], guards: ['givesReason'] },
  { from: 'SUBMITTED', to: 'WITHDRAWN', roles: ['FACILITATOR'], guards: ['givesReason', 'isInNoGeneral'] },
];

const DECISION: readonly GeneralGuard[] = [
  'isPlenaryOpen',
  'isCurrent',
  'hasNoOpenAmendment',
  'isEveryAmendmentApplied',
  'isNotedByChair',
];

/** The outcomes a plenary can note, and what each asks for beyond `DECISION`. */
const OUTCOMES: readonly { readonly to: GeneralState; readonly guards: readonly GeneralGuard[] }[] = [
  { to: 'ADOPTED', guards: ['hasNoReservation'] },
  { to: 'WITH_RESERVATIONS', guards: ['hasReservation'] },
  { to: 'AD_REFERENDUM', guards: ['hasConfirmationOpen'] },
  { to: 'NOT_ADOPTED', guards: ['givesReason'] },
];

/**
 * DRAFT → CONCURRENCE → READY → UNDER_REVIEW ⇄ AMENDED → ADOPTED | WITH_RESERVATIONS | AD_REFERENDUM | DEFERRED | NOT_ADOPTED.
 * A draft is withdrawn with a reason, and restored. Ad referendum is closed when the last confirmation is in; what was deferred can be taken up again. The others are final.
 */
export const GENERAL_TRANSITIONS: readonly Transition<GeneralState, GeneralGuard>[] = [
  { from: 'DRAFT', to: 'CONCURRENCE', roles: SECRETARIAT, guards: ['hasText', 'hasSource'] },
  { from: 'CONCURRENCE', to: 'DRAFT', roles: SECRETARIAT, guards: [] },
  { from: 'DRAFT', to: 'WITHDRAWN', roles: SECRETARIAT, guards: ['givesReason'] },
  { from: 'WITHDRAWN', to: 'DRAFT', roles: SECRETARIAT, guards: [] },
  {
    from: 'CONCURRENCE',
    to: 'READY',
    roles: SECRETARIAT,
    guards: [
      'hasText',
      'hasSource',
      'isEverySourceDisposed',
      'isEveryDispositionExplained',
      'hasEveryConcurrence',
      'isEveryRequestAnswered',
      'isEveryObjectionAnswered',
    ],
  },
  { from: 'READY', to: 'DRAFT', roles: SECRETARIAT, guards: ['givesReason'] },
  { from: 'READY', to: 'UNDER_REVIEW', roles: PLENARY, guards: ['isPlenaryOpen'] },
  { from: 'UNDER_REVIEW', to: 'AMENDED', roles: PLENARY, guards: ['isPlenaryOpen', 'isAmended'] },
  { from: 'AMENDED', to: 'UNDER_REVIEW', roles: PLENARY, guards: ['isPlenaryOpen'] },
  ...(['UNDER_REVIEW', 'AMENDED'] as const).flatMap((from) => [
    ...OUTCOMES.map(({ to, guards }) => ({ from, to, roles: PLENARY, guards: [...DECISION, ...guards] })),
    // Deferring leaves open amendments as they are: they are what the next sitting starts from.
    {
      from,
      to: 'DEFERRED' as const,
      roles: PLENARY,
      guards: ['isPlenaryOpen', 'isNotedByChair', 'givesReason'] as const,
    },
  ]),
  { from: 'DEFERRED', to: 'UNDER_REVIEW', roles: PLENARY, guards: ['isPlenaryOpen'] },
  {
    from: 'AD_REFERENDUM',
    to: 'ADOPTED',
    roles: PLENARY,
    guards: ['isCurrent', 'hasEveryConfirmation', 'hasNoReservation', 'isNotedByChair'],
  },
  {
    from: 'AD_REFERENDUM',
    to: 'WITH_RESERVATIONS',
    roles: PLENARY,
    guards: ['isCurrent', 'hasEveryConfirmation', 'hasReservation', 'isNotedByChair'],
  },
  { from: 'AD_REFERENDUM', to: 'NOT_ADOPTED', roles: PLENARY, guards: ['isCurrent', 'givesReason', 'isNotedByChair'] },
];

/**
 * Whether a step may be taken. `invalid`: there is no such step. `forbidden`: none of the actor's roles may take it.
 * `conflict`: it may not be taken yet; `failed` names the guards, in the order of the table.
 */
export type Verdict<Guard extends string> =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly code: 'invalid' | 'forbidden'; readonly failed: readonly [] }
  | { readonly isAllowed: false; readonly code: 'conflict'; readonly failed: readonly Guard[] };

function judge<State extends string, Guard extends string, Facts>(
  transitions: readonly Transition<State, Guard>[],
  guards: Readonly<Record<Guard, (facts: Facts) => boolean>>,
  step: { readonly from: State; readonly to: State },
  roles: readonly string[],
  facts: Facts,
): Verdict<Guard> {
  const transition = transitions.find(({ from, to }) => from === step.from && to === step.to);
  if (!transition) return { isAllowed: false, code: 'invalid', failed: [] };
  if (!transition.roles.some((role) => roles.includes(role)))
    return { isAllowed: false, code: 'forbidden', failed: [] };
  const failed = transition.guards.filter((guard) => !guards[guard](facts));
  return failed.length === 0 ? { isAllowed: true } : { isAllowed: false, code: 'conflict', failed };
}

/**
 * May someone with these roles take a regional recommendation from one state to another?
 * @param roles the actor's roles for this meeting and this recommendation's group; unknown ones count for nothing
 */
export function canTransitionRegional(
  step: { readonly from: RegionalState; readonly to: RegionalState },
  roles: readonly string[],
  facts: RegionalFacts,
): Verdict<RegionalGuard> {
  return judge(REGIONAL_TRANSITIONS, REGIONAL_GUARDS, step, roles, facts);
}

/** May someone with these roles take a general recommendation from one state to another? */
export function canTransitionGeneral(
  step: { readonly from: GeneralState; readonly to: GeneralState },
  roles: readonly string[],
  facts: GeneralFacts,
): Verdict<GeneralGuard> {
  return judge(GENERAL_TRANSITIONS, GENERAL_GUARDS, step, roles, facts);
}

/** The steps these roles may try from a state, in the order of the table: what a page offers as buttons. */
export function regionalStepsFrom(from: RegionalState, roles: readonly string[]): RegionalState[] {
  return REGIONAL_TRANSITIONS.filter(
    (step) => step.from === from && step.roles.some((role) => roles.includes(role)),
  ).map(({ to }) => to);
}

/** The same for a general recommendation. */
export function generalStepsFrom(from: GeneralState, roles: readonly string[]): GeneralState[] {
  return GENERAL_TRANSITIONS.filter(
    (step) => step.from === from && step.roles.some((role) => roles.includes(role)),
  ).map(({ to }) => to);
}
