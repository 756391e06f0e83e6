import type { Ctx } from '@/lib/core/execute';
import { makeStates } from '@/lib/directory/make-states';

/**
 * The parties that were ticked: those of the directory by their id, and States by their code (`state:SN`), which become
 * parties when they are first invited. @returns ids; what is unknown is for the caller to miss
 */
export async function chosenParties(ctx: Pick<Ctx, 'tx' | 'audit'>, chosen: readonly string[]): Promise<string[]> {
  const states = chosen.flatMap((each) => /^state:([A-Z]{2})$/.exec(each)?.[1] ?? []);
  return [...chosen.filter((each) => !each.startsWith('state:')), ...(await makeStates(ctx, states))];
}
