import type { accessNeeds, diets, SensitiveValues } from '../schema';

type Diet = (typeof diets)[number];
type Need = (typeof accessNeeds)[number];

export type LogisticsTotals = {
  diets: { diet: Diet; count: number }[];
  needs: { need: Need; count: number }[];
  /** People of whom nothing was said. */
  withoutDiet: number;
};

/** How many eat what, and need what. Somebody with two needs counts in both. */
export function countLogistics(people: readonly Partial<SensitiveValues>[]): LogisticsTotals {
  const eat = new Map<Diet, number>();
  const need = new Map<Need, number>();
  for (const { DIET, ACCESS } of people) {
    for (const diet of DIET?.diets ?? []) eat.set(diet, (eat.get(diet) ?? 0) + 1);
    for (const one of ACCESS?.needs ?? []) need.set(one, (need.get(one) ?? 0) + 1);
  }
  return {
    diets: [...eat].map(([diet, count]) => ({ diet, count })).sort((a, b) => b.count - a.count),
    needs: [...need].map(([one, count]) => ({ need: one, count })).sort((a, b) => b.count - a.count),
    withoutDiet: people.filter(({ DIET }) => !DIET).length,
  };
}
