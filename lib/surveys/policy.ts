import type { MeetingPhase, ResponseStatus, SurveyStatus } from '@/lib/core/prisma/enums';

/** What decides whether a survey can be answered. Times are the database's. */
export type SurveyWindow = { status: SurveyStatus; closesAt: Date | null; phase: MeetingPhase };

/** The window at a moment. Nothing published yet, or a survey withdrawn to draft, is not open; the closing time itself is closed. */
export function windowState(window: SurveyWindow, now: Date): 'not_open' | 'open' | 'closed' {
  if (window.status === 'DRAFT') return 'not_open';
  if (window.status === 'CLOSED' || window.phase === 'CLOSED') return 'closed';
  return window.closesAt !== null && now >= window.closesAt ? 'closed' : 'open';
}

/** A party's answer as far as the window cares; `isReopened`: the secretariat opened it again after a submission. */
export type ResponseState = { status: ResponseStatus; isReopened: boolean };

/**
 * May the party's answer be changed now? A submitted one never. An answer the secretariat reopened may also be
 * finished after the closing time, as long as the survey and the meeting themselves are not closed.
 */
export function mayChange(window: SurveyWindow, response: ResponseState | null, now: Date): boolean {
  if (response?.status === 'SUBMITTED') return false;
  if (windowState(window, now) === 'open') return true;
  return response?.isReopened === true && window.status === 'OPEN' && window.phase !== 'CLOSED';
}

/** May the secretariat reopen this answer? Only what was submitted, while the survey is not closed for good. */
export function mayReopen(window: SurveyWindow, response: ResponseState): boolean {
  return response.status === 'SUBMITTED' && window.status === 'OPEN' && window.phase !== 'CLOSED';
}
