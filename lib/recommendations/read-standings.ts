import type { Prisma } from '@/lib/core/prisma/client';
import type { Tx } from '@/lib/core/db';
import { standingsOf, type Answered, type Standing } from './model/concurrence';

/** What is read of a group's answer, whoever reads it. */
export const answerRead = {
  groupId: true,
  answer: true,
  at: true,
  revision: { select: { hash: true } },
  replies: { where: { replacedBy: null }, select: { id: true } },
} as const satisfies Prisma.ConcurrenceSelect;

type AnswerRead = Omit<Answered, 'hash' | 'isReplied'> & { revision: { hash: string }; replies: readonly unknown[] };

/** A group's answer as the standings count it: on the hash of its revision, replied to where a reply stands. */
export function answeredOf<A extends AnswerRead>({ revision, replies, ...answer }: A) {
  return { ...answer, hash: revision.hash, isReplied: replies.length > 0 };
}

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
      select: answerRead,
    }),
  ]);
  return standingsOf(
    sources.flatMap(({ at, regional: { groupId } }) => (groupId === null ? [] : [{ groupId, at }])),
    answers.map(answeredOf),
    hash,
  );
}
