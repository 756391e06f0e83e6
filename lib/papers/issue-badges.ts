import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { randomSigns } from './model/random-signs';
import type { issueBadgesSchema } from './schema';

/** Gives everybody confirmed who has none a badge code: random, kept for good, so that a badge printed again is the same. */
export async function issueBadges(ctx: Ctx, _input: z.output<typeof issueBadgesSchema>): Promise<{ issued: number }> {
  const meetingId = ctx.scope.meeting.id;
  const rows = await ctx.tx.registration.findMany({
    where: { meetingId, status: 'CONFIRMED', badgeCode: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  if (rows.length === 0) return { issued: 0 };
  const ids = rows.map(({ id }) => id);
  const codes = ids.map(() => randomSigns(16));
  const issued = await ctx.tx.$executeRaw`
    UPDATE "Registration" r SET "badgeCode" = given.code
    FROM unnest(${ids}::uuid[], ${codes}::text[]) AS given (id, code)
    WHERE r.id = given.id AND r."meetingId" = ${meetingId}::uuid AND r."badgeCode" IS NULL`;
  await ctx.audit({ subject: { type: 'Meeting', id: meetingId }, details: { issued } });
  return { issued };
}
