import { beforeAll, describe, expect, it } from 'vitest';
import { enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import meta from '@/prisma/reference/meta.json';
import { loadReference } from '@/prisma/seed/reference';
import { computeFigures, type FigureFacts } from './model/figures';
import { getFigureFacts } from './queries/figures';
import type { FigureChoices } from './schema';

const main = {
  activeRcp: 'activeRcp',
  activeIrf: 'activeIrf',
  globalProcesses: 'global',
  countriesInAtLeastOneRcp: 'countriesRcp',
  countriesInAtLeastOneIrf: 'countriesIrf',
  countriesInAtLeastTwoGlobal: 'countriesGlobal',
} as const;

describe('figures computed from the directory', () => {
  let facts: FigureFacts;
  beforeAll(async () => {
    await loadReference(db());
    facts = await getFigureFacts(enterSite(null), '2018-12-31');
  }, 60_000);

  const computed = (choices: FigureChoices) => {
    const { figures } = computeFigures(facts, choices);
    return Object.fromEntries(Object.entries(main).map(([key, name]) => [name, figures.get(key)?.value]));
  };

  it('are those of the comparison, with the classes of 2018', () => {
    expect(computed({ year: 2018, classes: 'year', undecided: 'out' })).toEqual(
      meta.comparisonWithSeed2018.datasetKind2018,
    );
  });

  it('are those of the comparison, with the later classes', () => {
    expect(computed({ year: 2018, classes: 'latest', undecided: 'out' })).toEqual(
      meta.comparisonWithSeed2018.datasetLaterKind,
    );
  });

  it('name what is undecided and what changed class', () => {
    const { undecided, reclassified } = computeFigures(facts, { year: 2018, classes: 'year', undecided: 'out' });
    expect(undecided).toEqual([
      { code: 'euromed-migration', kind: 'IRF' },
      { code: 'midcas', kind: 'RCP' },
      { code: 'mme', kind: 'IRF' },
      { code: 'mtm', kind: 'IRF' },
    ]);
    expect(reclassified).toEqual([{ code: 'budapest-process', ofYear: 'RCP', latest: 'IRF' }]);
  });

  it('count themes of RCPs and IRFs as the comparison does', () => {
    const { figures } = computeFigures(facts, { year: 2018, classes: 'year', undecided: 'out' });
    const themes = Object.fromEntries(
      [...figures].filter(([key]) => key.startsWith('theme.')).map(([key, { value }]) => [key.slice(6), value]),
    );
    expect(themes).toEqual(meta.comparisonWithSeed2018.themesDataset);
  });

  it('take in the undecided only when asked', () => {
    expect(computed({ year: 2018, classes: 'year', undecided: 'in' })).toMatchObject({ activeRcp: 19, activeIrf: 15 });
  });
});
