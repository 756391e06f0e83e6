import type { Ctx } from '@/lib/core/execute';
import type { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Taken } from './model/taken';
import type { PreviousEdition } from './previous-edition';

/** Copies the programme where the meeting has none yet. */
export async function copyAgenda({ tx, scope }: Ctx, previous: PreviousEdition): Promise<Taken> {
  const [own, before] = await Promise.all(
    [scope.meeting.id, previous.id].map((id) =>
      tx.meeting.findUniqueOrThrow({ where: { id }, select: { agenda: true } }),
    ),
  );
  const itemsOf = (meeting: typeof own) => (Array.isArray(meeting?.agenda) ? meeting.agenda : []);
  const items = itemsOf(before) as { title?: LocalizedText }[];
  const names = items.map(({ title }) => title ?? {});
  if (itemsOf(own).length > 0) return { taken: [], left: names.map((name) => ({ name, why: 'there' })) };
  await tx.meeting.update({
    where: { id: scope.meeting.id },
    data: { agenda: items as Prisma.InputJsonValue },
    select: { id: true },
  });
  return { taken: names, left: [] };
}
