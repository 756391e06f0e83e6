import { randomUUID } from 'node:crypto';
import { byPlace } from '@/lib/agenda/model/session';
import type { Ctx } from '@/lib/core/execute';
import type { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Taken } from './model/taken';
import type { PreviousEdition } from './previous-edition';

/**
 * Copies the programme as a draft where the meeting has none yet: what is on it, when and where. Who chaired and spoke, and what was to be
 * read, belong to the meeting that was.
 */
export async function copyAgenda({ tx, scope }: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = scope.meeting.id;
  const [own, before] = await Promise.all([
    tx.agendaSession.count({ where: { meetingId } }),
    tx.agendaSession.findMany({
      where: { meetingId: previous.id },
      omit: { documents: true, lockVersion: true },
    }),
  ]);
  before.sort(byPlace);
  const names = before.map(({ title }) => title as LocalizedText);
  if (own > 0) return { taken: [], left: names.map((name) => ({ name, why: 'there' })) };
  if (before.length === 0) return { taken: [], left: [] };
  const { lastSessionNumber: last } = await tx.meeting.update({
    where: { id: meetingId },
    data: { lastSessionNumber: { increment: before.length } },
    select: { lastSessionNumber: true },
  });
  await tx.agendaSession.createMany({
    data: before.map((session, index) => ({
      ...session,
      title: session.title as Prisma.InputJsonValue,
      note: session.note as Prisma.InputJsonValue,
      items: session.items as Prisma.InputJsonValue,
      id: randomUUID(),
      meetingId,
      code: `s-${last - before.length + index + 1}`,
    })),
  });
  return { taken: names, left: [] };
}
