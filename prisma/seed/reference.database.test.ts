import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { mechanismKinds } from '@/lib/directory/model/kinds';
import { loadReference } from './reference';

describe('reference data', () => {
  beforeAll(async () => {
    await loadReference(db());
  }, 60_000);

  it('has every record of the files', async () => {
    const mechanisms = { kind: { in: [...mechanismKinds] } };
    expect({
      mechanisms: await db().party.count({ where: mechanisms }),
      partners: await db().party.count({ where: { NOT: mechanisms } }),
      countries: await db().country.count(),
      regions: await db().region.count(),
      themes: await db().theme.count(),
      objectives: await db().compactObjective.count({ where: { validFrom: new Date('2018-12-10') } }),
      meetings: await db().pastMeeting.count(),
      figures: await db().publishedFigure.count(),
      factSheet: await db().publishedFigure.count({
        where: { year: 2018, sources: { has: 'document:fact-sheet-2018' } },
      }),
      terms: await db().glossaryTerm.count(),
    }).toEqual({
      mechanisms: 46,
      partners: 41,
      countries: 250,
      regions: 5,
      themes: 12,
      objectives: 23,
      meetings: 9,
      figures: 36,
      factSheet: 25,
      terms: 153,
    });
  });

  it('has the series without which nobody could create a meeting, and leaves it as an operator named it', async () => {
    await db().meetingSeries.update({ where: { code: 'grcp' }, data: { names: { en: 'Ours' } } });
    await loadReference(db());
    expect(await db().meetingSeries.findMany()).toEqual([{ code: 'grcp', names: { en: 'Ours' } }]);
  });

  it('dates the class that changed and keeps both', async () => {
    const rows = await db().classification.findMany({
      where: { party: { code: 'budapest-process' } },
      select: { kind: true, fromYear: true, toYear: true, active: true },
      orderBy: { toYear: 'asc' },
    });
    expect(rows).toEqual([
      { kind: 'RCP', fromYear: null, toYear: 2018, active: true },
      { kind: 'IRF', fromYear: 2019, toYear: null, active: true },
    ]);
  });

  it('writes nothing when nothing has changed', async () => {
    const again = await loadReference(db());
    const changes = again.filter(({ added, changed, removed }) => added.length + changed.length + removed.length > 0);
    expect(changes).toEqual([]);
    expect(again.map(({ table }) => table)).toContain('Membership');
  });

  it('mends what was changed by hand and leaves the rest alone', async () => {
    await db().party.update({ where: { code: 'midsa' }, data: { founded: 1999 } });
    await db().membership.deleteMany({ where: { party: { code: 'midsa' }, countryCode: 'AO' } });
    const changes = (await loadReference(db())).filter(
      ({ added, changed, removed }) => added.length + changed.length + removed.length > 0,
    );
    expect(changes.map(({ table, added, changed, removed }) => ({ table, added, changed, removed }))).toEqual([
      { table: 'Party', added: [], changed: [{ key: 'midsa', fields: ['founded'] }], removed: [] },
      { table: 'Membership', added: ['midsa AO MEMBER latest'], changed: [], removed: [] },
    ]);
  });
});
