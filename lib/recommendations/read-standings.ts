import type { Tx } from '@/lib/core/db';
import { standingsOf, type Answered, type Standing } from './model/concurrence';

/** Where each group stands whose recommendations are sources of a general one, for the text with this hash. */
export async function readStandings(tx: Tx, generalId: string, hash: string): Promise<Standing<Answered>[]> {
  const [sources, answers] = await Promise.all([
    tx.consolidationSource.findMany({
      where: { generalId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { at: true, regional: { select: { groupId: true } } },
    }),
    tx.concurrence.findMany({
      where: { recommendationId: generalId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: {
        groupId: true,
        answer: true,
        at: true,
        revision: { select: { hash: true } },
        replies: { where: { replacedBy: null }, select: { id: true } },
      },
    }),
  ]);
  return standingsOf(
    sources.flatMap(({ at, regional: { groupId } }) => (groupId === null ? [] : [{ groupId, at }])),
    answers.map(({ revision, replies, ...answer }) => ({
      ...answer,
      hash: revision.hash,
      isReplied: replies.length > 0,
    })),
    hash,
  );
}
