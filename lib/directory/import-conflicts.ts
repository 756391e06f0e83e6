import type { Tx } from '@/lib/core/db';
import { compare } from './exchange/differences';
import type { ReferenceData } from './exchange/parse';
import { step, type Step } from './exchange/step';

/**
 * Compares what sources say differently with what is kept. Only matters of which nothing is kept yet are brought in: what stands
 * was weighed by somebody, and statements are never changed.
 */
export async function importConflicts(tx: Tx, conflicts: NonNullable<ReferenceData['conflicts']>): Promise<Step> {
  const kept = await tx.sourceStatement.findMany({
    distinct: ['partyId', 'matter'],
    select: { matter: true, party: { select: { code: true } } },
  });
  const known = new Set(kept.map(({ matter, party }) => `${party.code} ${matter}`));
  const wanted = conflicts.filter(({ party, matter }) => !known.has(`${party} ${matter}`));
  return step(compare('SourceStatement', ['party', 'matter'], wanted, [], 'keep'), {
    create: async (rows) => {
      for (const { party, matter, statements, follows, why } of rows) {
        const { id: partyId } = await tx.party.findUniqueOrThrow({ where: { code: party }, select: { id: true } });
        for (const [index, statement] of statements.entries())
          await tx.sourceStatement.create({
            data: {
              ...statement,
              partyId,
              matter,
              ...(index + 1 === follows ? { choices: { create: { why } } } : {}),
            },
            select: { id: true },
          });
      }
    },
  });
}
