import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { found } from '@/lib/core/errors';
import { kindsIn, rolesOf } from './policy';
import type { viewSensitiveSchema } from './schema';

type View = { registration: string; place: string };

/**
 * Opens a person's sensitive data for an officer: writes down who reads which kind, as what and where. The page shows
 * values only to whom such a row stands, for a few minutes (`findOpened`): nothing is read that is not in the log.
 */
export async function viewSensitive(ctx: Ctx, input: z.output<typeof viewSensitiveSchema>): Promise<View> {
  const { registration, place } = input;
  const actor = found(ctx.actor);
  const kinds = kindsIn(place, ctx.scope.grants);
  const records = await ctx.tx.sensitiveRecord.findMany({
    where: { registrationId: registration, registration: { meetingId: ctx.scope.meeting.id }, kind: { in: kinds } },
    select: { kind: true },
  });
  await ctx.tx.sensitiveView.createMany({
    data: records.map(({ kind }) => ({
      registrationId: registration,
      kind,
      accountId: actor.accountId,
      role: rolesOf(kind, ctx.scope.grants),
      place,
      at: ctx.now,
    })),
  });
  await ctx.audit({
    subject: { type: 'Registration', id: registration },
    details: { kinds: records.map(({ kind }) => kind), place },
  });
  return { registration, place };
}
