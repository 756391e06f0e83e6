import type { Database, Tx } from '@/lib/core/db';
import { definitionSchema, type SurveyDefinition } from '@/lib/surveys/model/definition';

/** The published versions of a meeting's survey by number. One statement. */
export async function readVersions(tx: Tx | Database, meetingId: string): Promise<Map<number, SurveyDefinition>> {
  const rows = await tx.surveyVersion.findMany({
    where: { survey: { meetingId } },
    select: { number: true, definition: true },
  });
  return new Map(rows.map(({ number, definition }) => [number, definitionSchema.parse(definition)]));
}
