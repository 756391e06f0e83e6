import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/** Refuses "closed" once the meeting is closed: nothing is said, drafted, agreed or decided afterwards. Translating goes on. */
export function demandSitting(ctx: Ctx): void {
  if (ctx.scope.meeting.phase === 'CLOSED') throw new Refusal('closed');
}
