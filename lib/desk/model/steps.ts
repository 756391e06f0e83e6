import { daysUntilDay } from './clock';
import type { Figures, Frame } from './figures';

export const stepKeys = [
  'invitations',
  'delegations',
  'registration',
  'survey',
  'groups',
  'recommendations',
  'plenary',
  'highlights',
] as const;
export type StepKey = (typeof stepKeys)[number];

export type StepState = 'done' | 'now' | 'ahead';

/** A step of the chain: how far it is and the date it hangs on. `share` is between 0 and 1. */
export type Step = {
  key: StepKey;
  state: StepState;
  share: number;
  done: number;
  total: number;
  due: Date | null;
  isDay: boolean;
};

/** Addresses of the steps below /manage/<slug>. */
export const stepPages: Record<StepKey, string> = {
  invitations: 'invitations',
  delegations: 'delegations',
  registration: 'registrations',
  survey: 'survey',
  groups: 'groups',
  recommendations: 'recommendations',
  plenary: 'plenary',
  highlights: 'highlights',
};

/** Done when nothing is left of something; under way when something has been done. */
function progress(done: number, total: number, isOver = false): Pick<Step, 'state' | 'share' | 'done' | 'total'> {
  const share = total === 0 ? 0 : done / total;
  const state = total > 0 && (done >= total || isOver) ? 'done' : done > 0 ? 'now' : 'ahead';
  return { state, share, done, total };
}

/**
 * The eight steps of a meeting, as far as each has come at `now`. A step whose window has closed is done, however many
 * took part; what is still missing then stands in the work list.
 */
export function stepsOf(figures: Figures, frame: Frame, now: Date): Step[] {
  const { invitations, delegations, registrations, survey, groups, regional, general, plenary, outcome } = figures;
  const hasPassed = (at: Date | null) => at !== null && at <= now;
  const isRegistrationOver = hasPassed(frame.registrationClosesAt);
  const isMeetingOver = daysUntilDay(now, frame.endsOn, frame.zone) < 0;
  const persons =
    registrations.nominated + registrations.submitted + registrations.confirmed + registrations.waitlisted;
  const sent = invitations.total - invitations.drafts;
  const recommendations = {
    done: regional.total - regional.open + general.total - general.open,
    total: regional.total + general.total,
  };
  const windows = { due: frame.registrationClosesAt, isDay: false };
  const first = { due: frame.startsOn, isDay: true };
  const last = { due: frame.endsOn, isDay: true };
  return [
    { key: 'invitations', ...progress(sent, invitations.total), ...windows },
    { key: 'delegations', ...progress(delegations.named, invitations.asked, isRegistrationOver), ...windows },
    {
      key: 'registration',
      ...progress(registrations.confirmed, persons, isRegistrationOver && registrations.submitted === 0),
      ...windows,
    },
    {
      key: 'survey',
      ...progress(survey.answered, survey.asked, survey.status === 'CLOSED' || hasPassed(frame.surveyClosesAt)),
      due: frame.surveyClosesAt,
      isDay: false,
    },
    { key: 'groups', ...groupStep(groups, regional, isMeetingOver), ...first },
    { key: 'recommendations', ...progress(recommendations.done, recommendations.total), ...first },
    { key: 'plenary', ...progress(plenary.decided, plenary.items), ...last },
    {
      key: 'highlights',
      state: outcome.publishedAt ? 'done' : outcome.blocks > 0 ? 'now' : 'ahead',
      share: outcome.publishedAt ? 1 : outcome.blocks > 0 ? 0.5 : 0,
      done: outcome.blocks,
      total: outcome.blocks,
      due: outcome.publishedAt ? new Date(outcome.publishedAt) : null,
      isDay: false,
    },
  ];
}

/** Groups have come to an end when every recommendation has left them; until they meet, the roles filled are counted. */
function groupStep(groups: Figures['groups'], regional: Figures['regional'], isMeetingOver: boolean) {
  const roles = groups.total * 2;
  const filled = roles - groups.withoutFacilitator.length - groups.withoutRapporteur.length;
  const hasMet = groups.points > 0 || regional.total > 0;
  const isOver = groups.total > 0 && (isMeetingOver || (regional.total > 0 && regional.open === 0));
  const state: StepState = isOver ? 'done' : hasMet ? 'now' : 'ahead';
  return { state, share: roles === 0 ? 0 : filled / roles, done: filled, total: roles };
}
