import type { Ctx } from '@/lib/core/execute';
import { symbolOf } from './model/recommendation';

/**
 * The next symbol of a prefix in this meeting. One conditional upsert on the counter row: two who agree at once wait for
 * each other here, and a number once committed is never given again, whatever becomes of what it was given to.
 */
export async function takeSymbol(ctx: Ctx, prefix: string): Promise<string> {
  const meetingId = ctx.scope.meeting.id;
  await ctx.tx.$executeRaw`
    INSERT INTO "SymbolCounter" ("meetingId", prefix, last) VALUES (${meetingId}::uuid, ${prefix}, 1)
    ON CONFLICT ("meetingId", prefix) DO UPDATE SET last = "SymbolCounter".last + 1`;
  const where = { meetingId_prefix: { meetingId, prefix } };
  const { last } = await ctx.tx.symbolCounter.findUniqueOrThrow({ where, select: { last: true } });
  return symbolOf(prefix, last);
}
