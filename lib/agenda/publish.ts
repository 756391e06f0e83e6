import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockProgramme } from './lock-programme';
import { sealProgramme } from './model/seal';
import { readDraft } from './read-draft';
import type { publishSchema } from './schema';

/**
 * Makes the draft the public programme, sealed under the next number. The form names the draft that was read by its hash: one
 * that was changed since, or that is public already, is a "conflict".
 */
export async function publishAgenda(ctx: Ctx, { draft }: z.output<typeof publishSchema>): Promise<{ number: number }> {
  const { tx, scope, now, actor } = ctx;
  const meetingId = scope.meeting.id;
  await lockProgramme(ctx);
  const { content, sha256 } = sealProgramme(await readDraft(tx, meetingId));
  const last = await tx.agendaVersion.findFirst({
    where: { meetingId },
    orderBy: { number: 'desc' },
    select: { number: true, sha256: true },
  });
  if (sha256 !== draft || sha256 === last?.sha256) throw new Refusal('conflict');
  const number = (last?.number ?? 0) + 1;
  const { id } = await tx.agendaVersion.create({
    data: { meetingId, number, content, sha256, publishedAt: now, byAccountId: actor?.accountId ?? null },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'AgendaVersion', id }, details: { number, sha256 } });
  ctx.live({ type: 'agenda', subjectId: id, visibility: 'PUBLIC' });
  return { number };
}
