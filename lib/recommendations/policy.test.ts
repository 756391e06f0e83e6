import { describe, expect, it } from 'vitest';
import {
  GENERAL_GUARDS,
  GENERAL_TRANSITIONS,
  REGIONAL_GUARDS,
  REGIONAL_TRANSITIONS,
  canTransitionGeneral,
  canTransitionRegional,
  generalStepsFrom,
  regionalStepsFrom,
  type GeneralFacts,
  type GeneralState,
  type RecommendationRole,
  type RegionalFacts,
  type RegionalState,
} from './policy';

const ROLES: RecommendationRole[] = ['ADMIN', 'STAFF', 'ORGANISER', 'CHAIR', 'FACILITATOR', 'RAPPORTEUR'];
const REGIONAL: RegionalState[] = [
  'DRAFT',
  'GROUP_REVIEW',
  'AGREED',
  'SUBMITTED',
  'CONSOLIDATED',
  'CARRIED_SINGLY',
  'SET_ASIDE',
  'WITHDRAWN',
];
const GENERAL: GeneralState[] = [
  'DRAFT',
  'CONCURRENCE',
  'READY',
  'UNDER_REVIEW',
  'AMENDED',
  'ADOPTED',
  'WITH_RESERVATIONS',
  'AD_REFERENDUM',
  'DEFERRED',
  'NOT_ADOPTED',
  'WITHDRAWN',
];
const regional: RegionalFacts = {
  unitsWithText: 1,
  isRevisionCurrent: true,
  isActorAuthor: false,
  hasTheme: true,
  hasAddressee: true,
  keptIn: 1,
  keptInReady: 0,
  namedIn: 1,
  isNoteCurrent: true,
  hasReason: true,
  hasReachedPlenary: false,
};
const general: GeneralFacts = {
  unitsWithText: 1,
  sources: 2,
  undisposed: 0,
  unexplained: 0,
  concurrencesOpen: 0,
  requestsOpen: 0,
  objectionsOpen: 0,
  isPlenaryOpen: true,
  openAmendments: 0,
  unappliedAmendments: 0,
  isAmendedRevisionCurrent: true,
  isRevisionCurrent: true,
  isNotedByChair: true,
  reservations: 0,
  confirmationsOpen: 0,
  hasReason: true,
};

describe.each([
  ['regional', REGIONAL, REGIONAL_TRANSITIONS, Object.keys(REGIONAL_GUARDS)],
  ['general', GENERAL, GENERAL_TRANSITIONS, Object.keys(GENERAL_GUARDS)],
] as const)('the %s table', (_, states, transitions, guards) => {
  it('has each step once, between two different states, for somebody', () => {
    const steps = transitions.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(steps).size).toBe(steps.length);
    expect(transitions.every(({ from, to, roles }) => String(from) !== String(to) && roles.length > 0)).toBe(true);
  });

  it('reaches every state from DRAFT', () => {
    const reached = new Set<string>(['DRAFT']);
    for (const _round of states) for (const { from, to } of transitions) if (reached.has(from)) reached.add(to);
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('uses every guard', () => {
    const used = new Set<string>(transitions.flatMap((transition) => [...transition.guards]));
    expect([...used].sort()).toEqual([...guards].sort());
  });
});

describe('canTransitionRegional', () => {
  it('answers every from × to × role as the table says', () => {
    for (const from of REGIONAL) {
      for (const to of REGIONAL) {
        for (const role of ROLES) {
          const row = REGIONAL_TRANSITIONS.find((step) => step.from === from && step.to === to);
          const verdict = canTransitionRegional({ from, to }, [role], regional);
          const code = verdict.isAllowed ? 'allowed' : verdict.code;
          if (!row) expect(code).toBe('invalid');
          else if (!row.roles.includes(role)) expect(code).toBe('forbidden');
          else expect(['allowed', 'conflict']).toContain(code);
        }
      }
    }
  });

  it('follows the way of the design and skips no step', () => {
    const may = (from: RegionalState, to: RegionalState, roles: readonly string[], facts: RegionalFacts = regional) =>
      canTransitionRegional({ from, to }, roles, facts).isAllowed;
    expect(may('DRAFT', 'GROUP_REVIEW', ['RAPPORTEUR'])).toBe(true);
    expect(may('GROUP_REVIEW', 'AGREED', ['FACILITATOR'])).toBe(true);
    expect(may('AGREED', 'SUBMITTED', ['RAPPORTEUR'])).toBe(true);
    expect(may('SUBMITTED', 'CONSOLIDATED', ['STAFF'])).toBe(true);
    expect(may('SUBMITTED', 'CARRIED_SINGLY', ['STAFF'], { ...regional, keptIn: 0, namedIn: 0 })).toBe(true);
    expect(may('SUBMITTED', 'SET_ASIDE', ['ORGANISER'], { ...regional, keptIn: 0 })).toBe(true);
    expect(may('DRAFT', 'AGREED', ROLES)).toBe(false);
    expect(may('DRAFT', 'SUBMITTED', ROLES)).toBe(false);
    expect(regionalStepsFrom('WITHDRAWN', ROLES)).toEqual([]);
  });

  it('lets nobody agree to a text of their own, or one that has changed', () => {
    const step = { from: 'GROUP_REVIEW', to: 'AGREED' } as const;
    expect(
      canTransitionRegional(step, ['FACILITATOR'], { ...regional, isActorAuthor: true, isRevisionCurrent: false }),
    ).toEqual({
      isAllowed: false,
      code: 'conflict',
      failed: ['isCurrent', 'isAgreedByAnother'],
    });
  });

  it('leaves the group’s text to the group, and placing it to the secretariat', () => {
    expect(regionalStepsFrom('GROUP_REVIEW', ['ADMIN', 'STAFF', 'ORGANISER', 'CHAIR'])).toEqual([]);
    expect(regionalStepsFrom('SUBMITTED', ['RAPPORTEUR'])).toEqual([]);
    expect(regionalStepsFrom('SUBMITTED', ['STAFF'])).toEqual(['CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE']);
  });

  it('sets nothing aside without a reason, or while it is kept in a general recommendation', () => {
    const verdict = canTransitionRegional({ from: 'SUBMITTED', to: 'SET_ASIDE' }, ['STAFF'], {
      ...regional,
      hasReason: false,
    });
    expect(verdict).toEqual({ isAllowed: false, code: 'conflict', failed: ['isKeptNowhere', 'givesReason'] });
  });

  it('moves nothing back once the plenary has it', () => {
    const facts = { ...regional, hasReachedPlenary: true };
    for (const from of ['CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'] as const) {
      expect(canTransitionRegional({ from, to: 'SUBMITTED' }, ['ORGANISER'], facts)).toMatchObject({
        failed: ['isBeforePlenary'],
      });
    }
  });
});

describe('canTransitionGeneral', () => {
  it('answers every from × to × role as the table says', () => {
    for (const from of GENERAL) {
      for (const to of GENERAL) {
        for (const role of ROLES) {
          const row = GENERAL_TRANSITIONS.find((step) => step.from === from && step.to === to);
          const verdict = canTransitionGeneral({ from, to }, [role], general);
          const code = verdict.isAllowed ? 'allowed' : verdict.code;
          if (!row) expect(code).toBe('invalid');
          else if (!row.roles.includes(role)) expect(code).toBe('forbidden');
          else expect(['allowed', 'conflict']).toContain(code);
        }
      }
    }
  });

  it('is ready only with every disposition, every reason and every concurrence or the reason why it goes without', () => {
    const step = { from: 'CONCURRENCE', to: 'READY' } as const;
    expect(canTransitionGeneral(step, ['STAFF'], general)).toEqual({ isAllowed: true });
    expect(
      canTransitionGeneral(step, ['STAFF'], {
        ...general,
        hasReason: false,
        undisposed: 1,
        unexplained: 1,
        concurrencesOpen: 1,
        requestsOpen: 1,
        objectionsOpen: 1,
      }),
    ).toEqual({
      isAllowed: false,
      code: 'conflict',
      failed: [
        'isEverySourceDisposed',
        'isEveryDispositionExplained',
        'hasEveryConcurrence',
        'isEveryRequestAnswered',
        'isEveryObjectionAnswered',
      ],
    });
    const open = { ...general, concurrencesOpen: 1, requestsOpen: 1, objectionsOpen: 1 };
    expect(canTransitionGeneral(step, ['STAFF'], open)).toEqual({ isAllowed: true });
  });

  it('decides in the plenary, noted by the Chair, on the revision that is on the screen', () => {
    const step = { from: 'UNDER_REVIEW', to: 'ADOPTED' } as const;
    expect(canTransitionGeneral(step, ['CHAIR'], general)).toEqual({ isAllowed: true });
    expect(canTransitionGeneral(step, ['STAFF', 'ADMIN', 'FACILITATOR', 'RAPPORTEUR'], general)).toMatchObject({
      code: 'forbidden',
    });
    expect(
      canTransitionGeneral(step, ['ORGANISER'], {
        ...general,
        isNotedByChair: false,
        openAmendments: 1,
        isRevisionCurrent: false,
      }),
    ).toMatchObject({ failed: ['isCurrent', 'hasNoOpenAmendment', 'isNotedByChair'] });
  });

  it('tells adoption with reservations from adoption without', () => {
    const to = (state: GeneralState, facts: GeneralFacts) =>
      canTransitionGeneral({ from: 'AMENDED', to: state }, ['CHAIR'], facts);
    expect(to('ADOPTED', { ...general, reservations: 1 })).toMatchObject({ failed: ['hasNoReservation'] });
    expect(to('WITH_RESERVATIONS', { ...general, reservations: 1 })).toEqual({ isAllowed: true });
    expect(to('WITH_RESERVATIONS', general)).toMatchObject({ failed: ['hasReservation'] });
    expect(to('AD_REFERENDUM', general)).toMatchObject({ failed: ['hasConfirmationOpen'] });
  });

  it('goes back and forth between review and amendment, and ends where it ends', () => {
    expect(generalStepsFrom('UNDER_REVIEW', ['CHAIR'])).toEqual([
      'AMENDED',
      'ADOPTED',
      'WITH_RESERVATIONS',
      'AD_REFERENDUM',
      'NOT_ADOPTED',
      'DEFERRED',
    ]);
    expect(generalStepsFrom('AMENDED', ['CHAIR'])[0]).toBe('UNDER_REVIEW');
    expect(generalStepsFrom('DEFERRED', ['CHAIR'])).toEqual(['UNDER_REVIEW']);
    expect(generalStepsFrom('AD_REFERENDUM', ['CHAIR'])).toEqual(['ADOPTED', 'WITH_RESERVATIONS', 'NOT_ADOPTED']);
    for (const state of ['ADOPTED', 'WITH_RESERVATIONS', 'NOT_ADOPTED'] as const)
      expect(generalStepsFrom(state, ROLES)).toEqual([]);
  });

  it('gives nothing to a role it does not know', () => {
    expect(canTransitionGeneral({ from: 'DRAFT', to: 'CONCURRENCE' }, ['DELEGATE'], general)).toMatchObject({
      code: 'forbidden',
    });
  });
});
