import { describe, expect, it } from 'vitest';
import { deadlinesOf } from './deadlines';
import type { Figures, Frame } from './figures';
import { stepsOf } from './steps';
import { tasksOf, type HeldRole } from './tasks';
import { decisionWork, lateWork } from './work';

const frame: Frame = {
  slug: 'grcp10',
  zone: 'Asia/Kathmandu',
  startsOn: new Date('2027-04-13T00:00:00Z'),
  endsOn: new Date('2027-04-14T00:00:00Z'),
  registrationOpensAt: new Date('2027-01-18T03:15:00Z'),
  registrationClosesAt: new Date('2027-03-26T18:14:00Z'),
  surveyClosesAt: new Date('2027-03-19T18:14:00Z'),
  capacity: 72,
};

const figures: Figures = {
  invitations: {
    total: 38,
    drafts: 0,
    asked: 37,
    accepted: 33,
    declined: 1,
    silent: 4,
    due: [{ at: '2027-03-20T17:00:00+00:00', silent: 4 }],
  },
  delegations: { total: 33, named: 31, freeSeats: 6 },
  registrations: {
    nominated: 9,
    submitted: 7,
    confirmed: 71,
    persons: 70,
    waitlisted: 3,
    oldest: '2027-03-12T08:00:00+00:00',
  },
  survey: { status: 'OPEN', asked: 37, answered: 31, snapshots: 0 },
  groups: { total: 4, withoutFacilitator: [], withoutRapporteur: ['EUR'], points: 0 },
  regional: { total: 0, open: 0, waiting: 0 },
  general: { total: 0, open: 0, ready: 0, asking: 0, decided: 0 },
  plenary: { items: 0, decided: 0 },
  outcome: { state: null, blocks: 0, paragraphs: 0, commitments: 0, publishedAt: null },
  mails: { failed: 0 },
};

const at = (moment: string) => new Date(moment);
const keys = (work: { key: string; count: number }[]) => work.map(({ key, count }) => `${key} ${count}`);

describe('the chain', () => {
  it('says of each step how far it has come', () => {
    const steps = stepsOf(figures, frame, at('2027-03-15T10:00:00Z'));
    expect(steps.map(({ key, state, done, total }) => `${key} ${state} ${done}/${total}`)).toEqual([
      'invitations done 38/38',
      'delegations now 31/37',
      'registration now 71/90',
      'survey now 31/37',
      'groups ahead 7/8',
      'recommendations ahead 0/0',
      'plenary ahead 0/0',
      'highlights ahead 0/0',
    ]);
  });

  it('closes a step with its window, and the whole chain with the publication', () => {
    const steps = stepsOf(
      {
        ...figures,
        registrations: { ...figures.registrations, submitted: 0 },
        regional: { total: 12, open: 0, waiting: 0 },
        general: { total: 8, open: 0, ready: 0, asking: 0, decided: 8 },
        plenary: { items: 8, decided: 8 },
        outcome: {
          state: 'PUBLISHED',
          blocks: 20,
          paragraphs: 17,
          commitments: 7,
          publishedAt: '2027-05-12T08:00:00+00:00',
        },
      },
      frame,
      at('2027-05-20T10:00:00Z'),
    );
    expect(steps.every(({ state }) => state === 'done')).toBe(true);
  });
});

describe('late', () => {
  it('is nothing before its deadline is near', () => {
    expect(lateWork(figures, frame, at('2027-03-01T10:00:00Z'))).toEqual([]);
  });

  it('counts days in the meeting’s zone, from seven days before', () => {
    // In Kathmandu it is already 12 March at 18:15 UTC on the 11th.
    expect(keys(lateWork(figures, frame, at('2027-03-11T18:14:00Z')))).toEqual([]);
    expect(keys(lateWork(figures, frame, at('2027-03-11T18:15:00Z')))).toEqual(['surveyUnanswered 6']);
  });

  it('names what is missing once the deadlines have passed, and the groups without a role', () => {
    const late = lateWork(figures, frame, at('2027-04-01T10:00:00Z'));
    expect(keys(late)).toEqual([
      'invitationsUnanswered 4',
      'delegationsWithoutNames 2',
      'registrationsIncomplete 9',
      'surveyUnanswered 6',
      'groupsWithoutRapporteur 1',
    ]);
    expect(late.find(({ key }) => key === 'groupsWithoutRapporteur')?.names).toEqual(['EUR']);
    expect(late.every(({ key, isPast }) => isPast === (key !== 'groupsWithoutRapporteur'))).toBe(true);
  });

  it('takes each invitation by its own deadline, long before the registration closes', () => {
    const due = [
      { at: '2027-02-20T17:00:00+00:00', silent: 1 },
      { at: '2027-03-05T17:00:00+00:00', silent: 2 },
      { at: '2027-03-26T18:14:00+00:00', silent: 1 },
      { at: null, silent: 3 },
    ];
    const asked = { ...figures, invitations: { ...figures.invitations, silent: 7, due } };
    const late = (moment: string) =>
      lateWork(asked, frame, at(moment)).filter(({ key }) => key === 'invitationsUnanswered');
    expect(late('2027-02-01T10:00:00Z')).toEqual([]);
    expect(late('2027-02-21T10:00:00Z')).toEqual([
      {
        key: 'invitationsUnanswered',
        count: 1,
        names: [],
        at: at('2027-02-20T17:00:00Z'),
        isPast: true,
        isFirst: false,
        page: 'invitations?status=SENT',
      },
    ]);
    expect(late('2027-03-01T10:00:00Z')).toMatchObject([{ count: 3, isPast: true, isFirst: true }]);
  });

  it('is nothing but failed mails after the meeting', () => {
    expect(keys(lateWork({ ...figures, mails: { failed: 2 } }, frame, at('2027-04-20T10:00:00Z')))).toEqual([
      'mailsFailed 2',
    ]);
  });
});

describe('for decision', () => {
  const decide = (change: Partial<Figures>, moment = '2027-03-15T10:00:00Z') =>
    keys(decisionWork({ ...figures, ...change }, frame, at(moment)));

  it('has what was submitted, and the waiting list only where places are free', () => {
    expect(decide({})).toEqual(['registrationsSubmitted 7', 'waitlistWithPlaces 1']);
    expect(decide({ registrations: { ...figures.registrations, confirmed: 72, submitted: 0 } })).toEqual([]);
  });

  it('asks for the snapshot when the survey has closed, then for the groups', () => {
    const registrations = { ...figures.registrations, submitted: 0, waitlisted: 0 };
    expect(decide({ registrations }, '2027-03-20T10:00:00Z')).toEqual(['snapshotToTake 1']);
    const groups = { total: 0, withoutFacilitator: [], withoutRapporteur: [], points: 0 };
    expect(decide({ registrations, groups, survey: { ...figures.survey, status: 'CLOSED', snapshots: 1 } })).toEqual([
      'groupsToForm 1',
    ]);
  });

  it('leads through the recommendations to the publication', () => {
    const quiet = {
      registrations: { ...figures.registrations, submitted: 0, waitlisted: 0 },
      survey: { ...figures.survey, snapshots: 1 },
    };
    expect(decide({ ...quiet, regional: { total: 5, open: 0, waiting: 5 } })).toEqual(['regionalWaiting 5']);
    expect(decide({ ...quiet, general: { total: 2, open: 0, ready: 2, asking: 0, decided: 0 } })).toEqual([
      'generalReady 2',
    ]);
    expect(decide({ ...quiet, general: { total: 2, open: 2, ready: 0, asking: 1, decided: 0 } })).toEqual([
      'generalAsking 1',
    ]);
    expect(decide({ ...quiet, plenary: { items: 2, decided: 2 } })).toEqual(['highlightsToCompose 1']);
    const outcome = { state: 'COMPOSING' as const, blocks: 9, paragraphs: 7, commitments: 3, publishedAt: null };
    expect(decide({ ...quiet, plenary: { items: 2, decided: 2 }, outcome })).toEqual(['highlightsToPublish 1']);
    expect(
      decide({
        ...quiet,
        plenary: { items: 2, decided: 2 },
        outcome: { ...outcome, publishedAt: '2027-05-12T08:00:00Z' },
      }),
    ).toEqual([]);
  });
});

describe('deadlines', () => {
  it('stand in their order with what is open and the days in the meeting’s zone', () => {
    const rows = deadlinesOf(figures, frame, at('2027-03-15T10:00:00Z'));
    expect(rows.map(({ key, open, days }) => `${key} ${open} ${days}`)).toEqual([
      'registrationOpens null -56',
      'surveyCloses 6 4',
      'answersDue 4 5',
      'registrationCloses 9 11',
      'opening 1 29',
      'closing null 30',
    ]);
  });

  it('leave an answer that has no date of its own to the end of registration', () => {
    const due = [
      { at: '2027-03-26T18:14:00+00:00', silent: 1 },
      { at: null, silent: 3 },
    ];
    const rows = deadlinesOf(
      { ...figures, invitations: { ...figures.invitations, due } },
      frame,
      at('2027-03-15T10:00:00Z'),
    );
    expect(rows.map(({ key, open }) => `${key} ${open}`)).toEqual([
      'registrationOpens null',
      'surveyCloses 6',
      'registrationCloses 13',
      'opening 1',
      'closing null',
    ]);
  });

  it('are late while the meeting is not over, and a record afterwards', () => {
    const lateOn = (moment: string) =>
      deadlinesOf(figures, frame, at(moment)).flatMap(({ key, isLate }) => (isLate ? [key] : []));
    expect(lateOn('2027-03-15T10:00:00Z')).toEqual([]);
    expect(lateOn('2027-04-14T10:00:00Z')).toEqual(['surveyCloses', 'answersDue', 'registrationCloses', 'opening']);
    expect(lateOn('2027-04-15T10:00:00Z')).toEqual([]);
  });
});

describe('tasks', () => {
  const role: HeldRole = {
    person: { id: 'person', name: 'Amina Diallo', isAssisted: false },
    ...frame,
    kind: 'FOCAL_POINT',
    shortTitle: { en: 'Tenth' },
    illustrative: true,
    party: { names: { en: 'Bali Process' }, acronyms: {} },
    invitation: 'ACCEPTED',
    answerBy: null,
    freeSeats: 1,
    registration: null,
    survey: 'OPEN',
    graceHours: 0,
    extendedTo: null,
    response: 'DRAFT',
    phase: 'OPEN',
    group: null,
    asked: 0,
    plenary: { items: 0, undecided: 0 },
    clearing: null,
    toSign: [],
    progress: null,
    untranslated: 0,
    silence: null,
  };
  const tasks = (change: Partial<HeldRole>, moment = '2027-03-15T10:00:00Z') =>
    tasksOf([{ ...role, ...change }], at(moment)).map(({ key, shape }) => `${key} ${shape}`);

  it('ask a focal point for the answer first, then for names and the survey, by date', () => {
    expect(tasks({ invitation: 'SENT' })).toEqual(['answerInvitation ask']);
    expect(tasks({})).toEqual(['answerSurvey ask', 'namePeople ask']);
    expect(tasks({ freeSeats: 0, response: 'SUBMITTED' })).toEqual([]);
    expect(tasks({}, '2027-03-22T10:00:00Z')).toEqual(['namePeople ask']);
    expect(tasks({}, '2027-04-01T10:00:00Z')).toEqual([]);
    expect(tasks({ invitation: 'DECLINED' })).toEqual([]);
  });

  it('name the date of the invitation itself, and say when it has passed', () => {
    const invited = { ...role, invitation: 'SENT', answerBy: at('2027-03-10T10:00:00Z') } as const;
    const [task] = tasksOf([invited], at('2027-03-01T10:00:00Z'));
    expect(task).toMatchObject({ shape: 'ask', due: invited.answerBy });
    expect(tasks(invited, '2027-03-11T10:00:00Z')).toEqual(['answerInvitation late']);
  });

  it('keep the survey for a party that was given more time or is late within the grace', () => {
    const passed = '2027-03-20T10:00:00Z';
    const none = { freeSeats: 0, surveyClosesAt: at('2027-03-19T10:00:00Z') };
    expect(tasks(none, passed)).toEqual([]);
    expect(tasks({ ...none, extendedTo: at('2027-03-25T10:00:00Z') }, passed)).toEqual(['answerSurvey ask']);
    expect(tasks({ ...none, graceHours: 48 }, passed)).toEqual(['answerSurvey late']);
  });

  it('tell a delegate where the registration stands', () => {
    const registered = (status: 'NOMINATED' | 'SUBMITTED' | 'CONFIRMED' | 'DECLINED') =>
      tasks({ kind: 'DELEGATE', registration: { id: 'r', status } });
    expect(registered('NOMINATED')).toEqual(['completeRegistration ask']);
    expect(registered('SUBMITTED')).toEqual(['registrationSubmitted half']);
    expect(registered('CONFIRMED')).toEqual(['registrationConfirmed done']);
    expect(registered('DECLINED')).toEqual([]);
  });

  it('bring facilitators to their group on the days of the meeting, in its zone', () => {
    const group = { code: 'AFR', names: { en: 'Africa' } };
    expect(tasks({ kind: 'RAPPORTEUR', group }, '2027-04-12T18:00:00Z')).toEqual(['groupAhead open']);
    expect(tasks({ kind: 'RAPPORTEUR', group }, '2027-04-12T18:15:00Z')).toEqual(['groupNow ask']);
  });

  it('a delegation is asked by silence until its deadline', () => {
    const closesAt = '2027-04-15T16:00:00.000Z';
    const silence = { item: 'i', symbol: 'G/1', closesAt };
    const quiet = { freeSeats: 0, response: 'SUBMITTED', silence } as const;
    expect(tasks(quiet, '2027-04-15T15:59:59.999Z')).toEqual(['silence ask']);
    expect(tasks(quiet, closesAt)).toEqual([]);
  });

  it('a delegation that is asked in a clearing round reaches it until its deadline, also once the meeting is closed', () => {
    const closesAt = '2027-04-15T16:00:00.000Z';
    const asked = { freeSeats: 0, response: 'SUBMITTED', clearing: { round: 2, closesAt, comments: 0 } } as const;
    expect(tasks(asked, '2027-04-15T15:59:59.999Z')).toEqual(['clearing ask']);
    expect(tasks({ ...asked, clearing: { ...asked.clearing, comments: 1 } })).toEqual(['clearing half']);
    expect(tasks(asked, closesAt)).toEqual([]);
    expect(tasks({ ...asked, kind: 'DELEGATE', phase: 'CLOSED', freeSeats: 1 })).toEqual(['clearing ask']);
    expect(tasksOf([{ ...role, ...asked }], at('2027-03-15T10:00:00Z'))[0]).toMatchObject({
      href: `/meetings/${role.slug}/clearing?round=2`,
      due: at(closesAt),
    });
    expect(tasks({ freeSeats: 1, phase: 'CLOSED' })).toEqual([]);
  });

  it('the Chair is asked to sign what was signed for its wording, also once the meeting is closed', () => {
    expect(tasks({ kind: 'CHAIR', toSign: ['fr'] })).toEqual(['plenaryAhead open', 'signHighlights ask']);
    expect(tasks({ kind: 'CHAIR', toSign: ['fr'], phase: 'CLOSED' })).toEqual(['signHighlights ask']);
    expect(tasks({ kind: 'CHAIR', phase: 'CLOSED' })).toEqual([]);
  });

  it('a focal point is asked to report on the commitments of the party, also once the meeting is closed', () => {
    const after = { phase: 'CLOSED', kind: 'FOCAL_POINT' } as const;
    expect(tasks({ ...after, progress: { unreported: 1, sentBack: 0 } })).toEqual(['progress ask']);
    expect(tasks({ ...after, progress: { unreported: 0, sentBack: 2 } })).toEqual(['progress ask']);
    expect(tasks({ ...after, progress: { unreported: 0, sentBack: 0 } })).toEqual([]);
  });

  it('a translator is asked to sign the wording of the languages they are named for, also once the meeting is closed', () => {
    expect(tasks({ kind: 'TRANSLATOR', toSign: ['fr', 'es'] })).toEqual(['signWording ask', 'texts ask']);
    expect(tasks({ kind: 'TRANSLATOR', toSign: ['fr', 'es'], phase: 'CLOSED' })).toEqual(['signWording ask']);
    expect(tasks({ kind: 'TRANSLATOR', phase: 'CLOSED' })).toEqual([]);
  });

  it('bring the chair to the plenary while items are undecided', () => {
    expect(tasks({ kind: 'CHAIR' })).toEqual(['plenaryAhead open']);
    expect(
      tasks({ kind: 'FACILITATOR', group: { code: 'AFR', names: { en: 'Africa' } }, asked: 2 }, '2027-04-12T18:15:00Z'),
    ).toEqual(['groupAsked ask', 'groupNow ask']);
    expect(tasks({ kind: 'CHAIR', plenary: { items: 3, undecided: 1 } })).toEqual(['plenaryOpen ask']);
    expect(tasks({ kind: 'CHAIR', plenary: { items: 3, undecided: 0 } })).toEqual(['plenaryDone done']);
    expect(tasks({ kind: 'TRANSLATOR' })).toEqual(['texts ask']);
    expect(tasks({ kind: 'TRANSLATOR', untranslated: 3 })).toEqual(['questionnaire ask', 'texts ask']);
  });

  it('lead each officer to the page they work on', () => {
    expect((['TRAVEL', 'LOGISTICS', 'FINANCE'] as const).map((kind) => tasks({ kind })[0])).toEqual([
      'travel ask',
      'logistics ask',
      'funding ask',
    ]);
  });

  it('are said once where two roles ask for the same', () => {
    expect(tasksOf([role, role], at('2027-03-15T10:00:00Z'))).toHaveLength(2);
  });
});
