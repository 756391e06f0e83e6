import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { randomToken } from '@/lib/core/secret';
import { feedHash, feedToken } from './feed-token';
import { ownRole } from './own-role';
import type { feedSchema } from './schema';

/** Makes the address of somebody's own agenda; one that there was stops working. */
export async function openFeed(ctx: Ctx, { person }: z.output<typeof feedSchema>): Promise<null> {
  const { tx, scope, now } = ctx;
  const { id: roleId } = await ownRole(ctx, person);
  const nonce = randomToken();
  const made = { nonce, tokenHash: feedHash(feedToken(nonce)), createdAt: now };
  await tx.agendaFeed.deleteMany({
    where: { roleId: { not: roleId }, role: { meetingId: scope.meeting.id, personId: person } },
  });
  await tx.agendaFeed.upsert({ where: { roleId }, create: { ...made, roleId }, update: made, select: { id: true } });
  await ctx.audit({ subject: { type: 'MeetingRole', id: roleId }, details: {} });
  return null;
}
