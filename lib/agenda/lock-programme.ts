import type { Ctx } from '@/lib/core/execute';

/** Changes of a programme and its publication come one after another: what is published is what somebody has read whole. */
export async function lockProgramme({ tx, scope }: Ctx): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${scope.meeting.id}::uuid FOR NO KEY UPDATE`;
}
