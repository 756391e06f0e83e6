import type { MeetingPhase, PartyKind, ResponseStatus, SurveyAudience, SurveyStatus } from '@/lib/core/prisma/enums';
import { isMechanism } from '@/lib/directory/model/kinds';

const anHour = 3_600_000;

/**
 * What decides whether a party can answer. Times are the database's. `closesAt`: the meeting's deadline; `extendedTo`: the
 * party's own, where it was given more time; `graceHours`: how long after either an answer is still taken.
 */
export type SurveyWindow = {
  status: SurveyStatus;
  closesAt: Date | null;
  extendedTo: Date | null;
  graceHours: number;
  phase: MeetingPhase;
};

/** `late`: the deadline has passed, and an answer is still taken. */
export type WindowState = 'not_open' | 'open' | 'late' | 'closed';

/** Until when a party is asked to answer: the meeting's deadline, or its own where that is later. Null where there is none. */
export function deadlineOf({ closesAt, extendedTo }: Pick<SurveyWindow, 'closesAt' | 'extendedTo'>): Date | null {
  return closesAt && extendedTo && extendedTo > closesAt ? extendedTo : closesAt;
}

/** Until when an answer is taken, late ones included; null where there is no deadline. */
export function lastMomentOf(window: Pick<SurveyWindow, 'closesAt' | 'extendedTo' | 'graceHours'>): Date | null {
  const deadline = deadlineOf(window);
  return deadline && new Date(deadline.getTime() + window.graceHours * anHour);
}

/** The window at a moment. Nothing published yet, or a survey withdrawn to draft, is not open; the deadline itself is past it. */
export function windowState(window: SurveyWindow, now: Date): WindowState {
  if (window.status === 'DRAFT') return 'not_open';
  if (window.status === 'CLOSED' || window.phase === 'CLOSED') return 'closed';
  const [deadline, last] = [deadlineOf(window), lastMomentOf(window)];
  if (deadline === null || last === null || now < deadline) return 'open';
  return now < last ? 'late' : 'closed';
}

/** May the party's answer, null before its first save, be changed now? Not once submitted; opened again, until the hour it was given. */
export function mayChange(window: SurveyWindow, response: ResponseStatus | null, now: Date): boolean {
  return response !== 'SUBMITTED' && isTaking(windowState(window, now));
}

/** Is an answer taken in this state of the window, be it late? */
export function isTaking(state: WindowState): boolean {
  return state === 'open' || state === 'late';
}

/** Would an answer submitted now count as late? */
export function isLate(window: SurveyWindow, now: Date): boolean {
  return windowState(window, now) === 'late';
}

/** May the secretariat reopen this answer? Only what was submitted, while the survey is not closed for good. */
export function mayReopen(window: Pick<SurveyWindow, 'status' | 'phase'>, response: ResponseStatus): boolean {
  return response === 'SUBMITTED' && isUnderWay(window);
}

/** Must a new deadline be said when an answer is opened again now? Where the party's own has passed: nobody would know by when. */
export function needsDeadline(window: Pick<SurveyWindow, 'closesAt' | 'extendedTo'>, now: Date): boolean {
  const deadline = deadlineOf(window);
  return deadline !== null && deadline <= now;
}

/** May a party be given more time? Only where there is a deadline, and nothing of it is submitted yet or again. */
export function mayExtend(
  window: Pick<SurveyWindow, 'status' | 'phase' | 'closesAt'>,
  response: ResponseStatus | null,
): boolean {
  return window.closesAt !== null && response !== 'SUBMITTED' && isUnderWay(window);
}

/** Published, and closed for good neither by itself nor with its meeting. */
export function isUnderWay({ status, phase }: Pick<SurveyWindow, 'status' | 'phase'>): boolean {
  return status === 'OPEN' && phase !== 'CLOSED';
}

/** May what results say of who answered be announced otherwise? Not once somebody has answered under the announcement. */
export function mayChangeAttribution(responses: number): boolean {
  return responses === 0;
}

/** Is a party of this kind among those whom the survey asks? In the database `survey_asks` says the same. */
export function asksParty(asks: readonly SurveyAudience[], kind: PartyKind): boolean {
  return asks.includes(isMechanism(kind) ? 'MECHANISMS' : kind === 'STATE' ? 'STATES' : 'PARTNERS');
}

/** May it be changed who is asked? Not once somebody has answered: whoever was asked must still have been. */
export function mayChangeAudience(responses: number): boolean {
  return responses === 0;
}

/**
 * May answers be given out row by row, or text by text? Anonymous ones only once the survey is closed and no fewer have
 * answered than a small cell takes: before, who submits one after the other could be told from two looks at them. `fewest`: of
 * the versions that were answered, the answers to the one with the fewest, since rows show what they were not asked.
 */
export function mayGiveRows(
  { attributed, status }: { attributed: boolean; status: SurveyStatus },
  fewest: number,
  smallCell: number,
): boolean {
  return attributed || (status === 'CLOSED' && fewest >= smallCell);
}
