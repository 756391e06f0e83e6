import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import type { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Taken } from './model/taken';
import type { PreviousEdition } from './previous-edition';

/** Makes the breakout groups anew, with their regions and languages, without members and times; a group of the same code stays. */
export async function copyGroups({ tx, scope }: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = scope.meeting.id;
  const groups = await tx.breakoutGroup.findMany({
    where: { meetingId: previous.id },
    orderBy: { position: 'asc' },
    select: { code: true, names: true, language: true, position: true, regions: { select: { regionCode: true } } },
  });
  const own = await tx.breakoutGroup.findMany({ where: { meetingId }, select: { code: true } });
  const fresh = groups
    .filter(({ code }) => own.every((group) => group.code !== code))
    .map((group) => ({ ...group, id: randomUUID() }));
  await tx.breakoutGroup.createMany({
    data: fresh.map(({ id, code, names, language, position }) => ({
      id,
      meetingId,
      code,
      names: names as Prisma.InputJsonValue,
      language,
      position,
    })),
  });
  await tx.groupRegion.createMany({
    data: fresh.flatMap(({ id, regions }) => regions.map(({ regionCode }) => ({ groupId: id, regionCode }))),
  });
  const taken = new Set(fresh.map(({ code }) => code));
  return {
    taken: fresh.map(({ names }) => names as LocalizedText),
    left: groups
      .filter(({ code }) => !taken.has(code))
      .map(({ names }) => ({ name: names as LocalizedText, why: 'there' as const })),
  };
}
