import { daysUntil, daysUntilDay } from './clock';
import type { Figures, Frame } from './figures';

/** What is late: somebody else has not done something, and the time for it has passed or is nearly over. */
export type LateKey =
  | 'invitationsUnanswered'
  | 'delegationsWithoutNames'
  | 'registrationsIncomplete'
  | 'surveyUnanswered'
  | 'groupsWithoutFacilitator'
  | 'groupsWithoutRapporteur'
  | 'mailsFailed';

/** What only the secretariat can do next. */
export type DecisionKey =
  | 'invitationsToSend'
  | 'registrationsSubmitted'
  | 'waitlistWithPlaces'
  | 'snapshotToTake'
  | 'groupsToForm'
  | 'regionalWaiting'
  | 'generalAsking'
  | 'generalReady'
  | 'highlightsToCompose'
  | 'highlightsToPublish';

/**
 * One line of a work list: how many it is about, the groups it names, the date that makes it late (`isFirst`: the first of
 * several), and the page where one acts.
 */
export type Work<K> = {
  key: K;
  count: number;
  names: string[];
  at: Date | null;
  isPast: boolean;
  isFirst: boolean;
  page: string;
};

/** From how many days before a deadline on a missing answer counts as late. */
export const lateDays = 7;
/** How long before the opening each group should have its facilitator and rapporteur. */
const roleDays = 14;

type Deadline = { at: Date | null; isNear: boolean; isPast: boolean; isFirst?: boolean };

function deadlineOf(at: Date | null, now: Date, zone: string): Deadline {
  if (!at) return { at, isNear: false, isPast: false };
  return { at, isNear: daysUntil(now, at, zone) <= lateDays, isPast: at <= now };
}

/** How many invitations are late, each by its own deadline, with the first of these. */
function lateAnswers({ due }: Figures['invitations'], now: Date, zone: string): Deadline & { silent: number } {
  const late = due
    .map(({ at, silent }) => ({ silent, ...deadlineOf(at === null ? null : new Date(at), now, zone) }))
    .filter(({ isNear }) => isNear);
  const [first = { at: null, isNear: false, isPast: false }] = late;
  return { ...first, isFirst: late.length > 1, silent: late.reduce((sum, { silent }) => sum + silent, 0) };
}

/** What is late at `now`, in the order of the chain. Nothing is late before its deadline is near. */
export function lateWork(figures: Figures, frame: Frame, now: Date): Work<LateKey>[] {
  const { invitations, delegations, registrations, survey, groups, mails } = figures;
  const registration = deadlineOf(frame.registrationClosesAt, now, frame.zone);
  const answers = lateAnswers(invitations, now, frame.zone);
  const questionnaire = deadlineOf(frame.surveyClosesAt, now, frame.zone);
  const opening = daysUntilDay(now, frame.startsOn, frame.zone);
  const isOver = daysUntilDay(now, frame.endsOn, frame.zone) < 0;
  const roles = { at: null, isPast: opening < 0, isNear: opening <= roleDays && !isOver };
  const line = (key: LateKey, count: number, page: string, deadline: Deadline, names: string[] = []) => {
    const { at, isPast, isNear, isFirst = false } = deadline;
    return count > 0 && isNear && !isOver ? [{ key, count, names, at, isPast, isFirst, page }] : [];
  };
  return [
    ...line('invitationsUnanswered', answers.silent, 'invitations?status=SENT', answers),
    ...line('delegationsWithoutNames', delegations.total - delegations.named, 'delegations', registration),
    ...line('registrationsIncomplete', registrations.nominated, 'registrations', registration),
    ...line('surveyUnanswered', survey.status === 'OPEN' ? survey.asked - survey.answered : 0, 'survey', questionnaire),
    ...line('groupsWithoutFacilitator', groups.withoutFacilitator.length, 'groups', roles, groups.withoutFacilitator),
    ...line('groupsWithoutRapporteur', groups.withoutRapporteur.length, 'groups', roles, groups.withoutRapporteur),
    ...(mails.failed > 0
      ? [
          {
            key: 'mailsFailed' as const,
            count: mails.failed,
            names: [],
            at: null,
            isPast: true,
            isFirst: false,
            page: 'messages',
          },
        ]
      : []),
  ];
}

/** What awaits the secretariat's decision, in the order of the chain. */
export function decisionWork(figures: Figures, frame: Frame, now: Date): Work<DecisionKey>[] {
  const { invitations, registrations, survey, groups, regional, general, plenary, outcome } = figures;
  const freePlaces = Math.min(registrations.waitlisted, Math.max(0, frame.capacity - registrations.confirmed));
  const isSurveyOver =
    survey.status === 'CLOSED' ||
    (survey.status === 'OPEN' && frame.surveyClosesAt !== null && frame.surveyClosesAt <= now);
  const isDecided = plenary.items > 0 && plenary.decided === plenary.items;
  const oldest = registrations.oldest ? new Date(registrations.oldest) : null;
  const line = (key: DecisionKey, count: number, page: string, at: Date | null = null) =>
    count > 0 ? [{ key, count, names: [], at, isPast: false, isFirst: false, page }] : [];
  const once = (is: boolean) => (is ? 1 : 0);
  return [
    ...line('invitationsToSend', invitations.drafts, 'invitations'),
    ...line('registrationsSubmitted', registrations.submitted, 'registrations', oldest),
    ...line('waitlistWithPlaces', freePlaces, 'registrations'),
    ...line('snapshotToTake', once(isSurveyOver && survey.snapshots === 0 && survey.answered > 0), 'survey'),
    ...line('groupsToForm', once(survey.snapshots > 0 && groups.total === 0), 'groups'),
    ...line('regionalWaiting', regional.waiting, 'recommendations'),
    ...line('generalAsking', general.asking, 'recommendations'),
    ...line('generalReady', general.ready, 'plenary'),
    ...line('highlightsToCompose', once(isDecided && outcome.blocks === 0), 'highlights'),
    ...line('highlightsToPublish', once(outcome.blocks > 0 && !outcome.publishedAt), 'highlights'),
  ];
}
