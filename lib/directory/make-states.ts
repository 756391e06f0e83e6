import type { Ctx } from '@/lib/core/execute';

/**
 * The parties that these States are, by their ISO codes: members and observers of the United Nations, made from the list of
 * countries with its names when they are first asked for. What is no such State is left out. @returns their ids
 */
export async function makeStates(ctx: Pick<Ctx, 'tx' | 'audit'>, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const isState = { OR: [{ unMember: true }, { unObserver: true }] };
  const states = await ctx.tx.country.findMany({
    where: { iso2: { in: [...codes] }, ...isState },
    select: { iso2: true, names: true, sources: true, asOf: true, confidence: true },
  });
  const made = await ctx.tx.party.createManyAndReturn({
    data: states.map(({ iso2, names, ...source }) => ({
      code: stateCode(iso2),
      kind: 'STATE' as const,
      names: names ?? {},
      acronyms: {},
      stateOf: iso2,
      ...source,
    })),
    skipDuplicates: true,
    select: { id: true, stateOf: true },
  });
  for (const { id, stateOf } of made) await ctx.audit({ subject: { type: 'Party', id }, details: { stateOf } });
  const parties = await ctx.tx.party.findMany({
    where: { stateOf: { in: states.map(({ iso2 }) => iso2) } },
    select: { id: true },
  });
  return parties.map(({ id }) => id);
}

/** The public name of a State among the parties: `state-sn`. */
export const stateCode = (iso2: string) => `state-${iso2.toLowerCase()}`;
