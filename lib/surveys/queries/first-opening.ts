import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { execute } from '@/lib/core/execute';
import { noteOpeningDefinition } from '../definitions';
import type { OwnResponse } from './own-response';

/**
 * Notes the first time a member of the delegation sees the questionnaire; afterwards it costs nothing. What comes of it is
 * not the reader's concern: a refusal, as in a closed meeting, leaves the page as it is.
 */
export async function noteFirstOpening(scope: MeetingScope, own: OwnResponse): Promise<void> {
  const { delegationId } = own.party;
  if (own.isOpened || own.window === 'not_open' || !can(scope, 'survey.answer', { delegationId })) return;
  await execute(noteOpeningDefinition, {
    actor: scope.actor,
    meeting: scope.meeting.slug,
    input: { delegation: delegationId, survey: own.survey.id },
    key: `opening:${own.survey.id}:${delegationId}`,
  });
}
