import { randomUUID } from 'node:crypto';
import { db } from '@/lib/core/db';
import { makeRecommendation } from './recommendations';

/**
 * Makes the Highlights of a meeting published, with one commitment for each text; their canonical text is of no account here.
 * @returns the commitments' ids in the order of the texts
 */
export async function makePublished(meetingId: string, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const { revisionId } = await makeRecommendation({ meetingId, status: 'ADOPTED', symbol: `G/${index + 1}`, text });
    const decision = await db().decision.create({
      data: { revisionId, outcome: 'ADOPTED', byName: 'Chair' },
      select: { id: true },
    });
    const { id } = await db().commitment.create({
      data: {
        meetingId,
        symbol: `C/${index + 1}`,
        revisionId,
        decisionId: decision.id,
        owners: ['Mechanisms'],
        dueBy: '2028-12-31',
      },
      select: { id: true },
    });
    ids.push(id);
  }
  await db().outcomeDocument.create({
    data: {
      meetingId,
      symbol: randomUUID(),
      title: { en: 'Highlights' },
      state: 'PUBLISHED',
      authentic: ['en'],
      publications: { create: { number: 1, canonical: '{}', sha256: randomUUID(), byName: 'Secretariat' } },
    },
    select: { id: true },
  });
  return ids;
}
