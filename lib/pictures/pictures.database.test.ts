import { beforeAll, describe, expect, it } from 'vitest';
import { enterSite } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { computeFigures, perCountry, standingsOf } from '@/lib/directory/model/figures';
import { isMechanism } from '@/lib/directory/model/kinds';
import { listParties } from '@/lib/directory/queries/parties';
import { getPartyRecords } from '@/lib/directory/queries/party';
import { getFigureFacts } from '@/lib/directory/queries/figures';
import { sizeOfMade } from '@/lib/core/made-file';
import { chartSvg } from '@/lib/charts/render/chart-svg';
import { locales, type Locale } from '@/lib/i18n/routing';
import { GET } from '@/app/api/pictures/[file]/route';
import { makeMeeting } from '@/prisma/factories/meetings';
import { loadReference } from '@/prisma/seed/reference';
import { phasesOf } from './model/phases';
import { pictureNames, type Picture, type PictureAsked, type PictureData, type PictureName } from './model/picture';
import { countedAs, mechanismsOn } from './model/standing';
import world from './model/world.json';
import { getPictureData } from './queries';
import { pictureAlone, pictureOf } from './render/picture';

const scope = enterSite(null);
const days = ['2018-12-31', '2021-06-30', '2026-11-30'];
const drawn = (name: PictureName, data: PictureData, locale: Locale = 'en', asked: Partial<PictureAsked> = {}) =>
  pictureOf(name, data, locale, { day: data.day, set: 'all', ...asked });
const textsOf = ({ drawing }: Picture) => drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('pictures of the directory', () => {
  beforeAll(async () => {
    await loadReference(db());
  }, 60_000);

  it.each(days)('count as the fact sheet does: %s', async (day) => {
    const data = await getPictureData(scope, day);
    const { figures, undecided } = computeFigures(await getFigureFacts(scope, day), countedAs(day));
    const [, byTheme] = drawn('matrix', data).tables;
    const counted = Object.fromEntries(byTheme?.rows.map(({ key, cells }) => [`theme.${key}`, cells[1]]) ?? []);
    const sheet = [...figures].flatMap(([key, { value }]) => (key.startsWith('theme.') ? [[key, value]] : []));
    expect(counted).toEqual(Object.fromEntries(sheet));
    const rows = mechanismsOn(data, () => 0);
    expect(rows.filter(({ standing }) => standing === 'counted').length).toBe(figures.get('activeIscm')?.value);
    expect(rows.flatMap(({ standing, code }) => (standing === 'undecided' ? [code] : [])).sort()).toEqual(
      undecided.map(({ code }) => code).sort(),
    );
  });

  it('lose no mechanism, theme or meeting: what there was on the day has its row', async () => {
    const today = await getPictureData(scope, '2026-11-30');
    const { rows } = await listParties(scope, { kind: 'mechanisms' }, 'en', 100);
    for (const name of ['matrix', 'timeline'] as const) {
      const [table] = drawn(name, today).tables;
      expect(table?.rows.map(({ key }) => key).sort()).toEqual(rows.map(({ code }) => code).sort());
    }
    expect(drawn('matrix', today).tables[1]?.rows.map(({ key }) => key)).toEqual(today.themes.map(({ code }) => code));
    expect(drawn('timeline', today).tables[1]?.rows).toHaveLength(9 + 2);
    const then = drawn('timeline', await getPictureData(scope, '2009-12-31'));
    const founded = rows.filter((row) => (row.founded ?? 0) <= 2009).map(({ code }) => code);
    expect(then.tables[0]?.rows.map(({ key }) => key).sort()).toEqual(founded.sort());
    expect(then.tables[1]?.rows).toHaveLength(2);
  });

  it('draw a dot for each theme of each mechanism, full where it is counted', async () => {
    const data = await getPictureData(scope, '2018-12-31');
    const { drawing } = drawn('matrix', data);
    const dots = (fill: string) => drawing.marks.filter((mark) => mark.kind === 'dot' && mark.fill === fill).length;
    const themes = (isCounted: boolean) =>
      mechanismsOn(data, () => 0)
        .filter(({ standing }) => (standing === 'counted') === isCounted)
        .reduce((sum, row) => sum + row.themes.length, 0);
    expect([dots('top'), dots('none')]).toEqual([themes(true), themes(false)]);
    expect(dots('none')).toBeGreaterThan(5);
  });

  it('show classes as they changed, rest since the year that a page gives, and what is not known', async () => {
    const data = await getPictureData(scope, '2026-11-30');
    const phases = (code: string, of: PictureData = data) => {
      const mechanism = of.mechanisms.find((one) => one.code === code);
      return mechanism && phasesOf(mechanism, of).map(({ kind, state, from, to }) => `${kind} ${state} ${from} ${to}`);
    };
    expect(phases('budapest-process')).toEqual(['RCP active 1993 2019', 'IRF active 2019 null']);
    expect(phases('cis-conference')).toEqual(['RCP active 1996 2005', 'RCP inactive 2005 null']);
    expect(phases('apc')).toEqual(['RCP unknown 1996 2018', 'RCP inactive 2018 null']);
    expect(phases('midcas')).toEqual(['RCP active 2012 2016', 'RCP unknown 2016 2019', 'RCP inactive 2019 null']);
    expect(phases('eac-rcp')).toEqual(['RCP active 2022 null']);
    expect(phases('cis-conference', await getPictureData(scope, '2004-01-01'))).toEqual(['RCP active 1996 null']);
    expect(phases('eac-rcp', await getPictureData(scope, '2020-01-01'))).toEqual([]);
  });

  it.each(locales)('say everything in %s, on their sheet of paper', async (locale) => {
    const data = await getPictureData(scope, '2026-11-30');
    for (const name of pictureNames) {
      const picture = drawn(name, data, locale);
      const { width, height, marks, title, finding } = picture.drawing;
      expect(title).toMatch(/2026/);
      expect(finding).not.toBe('');
      expect(textsOf(picture).filter((text) => text === '' || text.includes('{'))).toEqual([]);
      const outside = marks.filter((mark) => {
        const [xs, ys] =
          mark.kind === 'rect'
            ? [
                [mark.x, mark.x + mark.width],
                [mark.y, mark.y + mark.height],
              ]
            : mark.kind === 'line'
              ? [
                  [mark.x1, mark.x2],
                  [mark.y1, mark.y2],
                ]
              : [[mark.x], [mark.y]];
        return xs.some((x) => x < 0 || x > width + 0.01) || ys.some((y) => y < 0 || y > height);
      });
      expect(outside).toEqual([]);
      const [head, ...rows] = picture.sheet;
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
    }
  });

  it('colour each country by the number that the fact sheet counts, in the geometry or as a dot', async () => {
    for (const day of days) {
      const data = await getPictureData(scope, day);
      const [, countries] = drawn('map', data).tables;
      const { counted } = standingsOf(data.facts, countedAs(day));
      const expected = [...data.facts.countries].map((code) => [code, perCountry(counted).get(code) ?? 0]);
      expect(Object.fromEntries(countries?.rows.map(({ key, cells }) => [key, cells[1]]) ?? [])).toEqual(
        Object.fromEntries(expected),
      );
      const { figures } = computeFigures(data.facts, countedAs(day));
      const atLeastOne = (column: number) => countries?.rows.filter(({ cells }) => Number(cells[column]) > 0).length;
      expect(atLeastOne(2)).toBe(figures.get('countriesInAtLeastOneRcp')?.value);
      expect(atLeastOne(3)).toBe(figures.get('countriesInAtLeastOneIrf')?.value);
      expect(Math.max(...(countries?.rows ?? []).map(({ cells }) => Number(cells[1])))).toBe(
        figures.get('maxMechanismsPerCountry')?.value,
      );
    }
    const shown = new Set([...Object.keys(world.shapes), ...Object.keys(world.dots), ...Object.keys(world.within)]);
    const all = await db().country.findMany({ where: { hasPage: true }, select: { iso2: true } });
    expect(all.map(({ iso2 }) => iso2).filter((code) => !shown.has(code))).toEqual([]);
    expect(all.length).toBeGreaterThan(200);
    const [, , others] = drawn('map', await getPictureData(scope, '2026-11-30')).tables;
    const named = Object.fromEntries(others?.rows.map(({ key, cells }) => [key, cells[1]]) ?? []);
    expect(named['CK']).toContain('PIDC');
    const listed = await db().membership.findMany({
      where: { list: 'latest', role: { not: 'OBSERVER' }, country: { unMember: false, unObserver: false } },
      select: { countryCode: true, party: { select: { kind: true, status: true } } },
    });
    const expectedOthers = listed.filter(({ party }) => isMechanism(party.kind) && party.status === 'ACTIVE');
    expect(Object.keys(named).sort()).toEqual(
      [...new Set(expectedOthers.map(({ countryCode }) => countryCode))].sort(),
    );
    // What is counted has a place of its own: nobody is drawn as part of somebody else.
    const { facts } = await getPictureData(scope, '2018-12-31');
    expect([...facts.countries].filter((code) => code in world.within)).toEqual([]);
    // And says its name and its number where a pointer rests on it.
    const ownMarks = drawn('map', await getPictureData(scope, '2018-12-31'), 'fr').drawing.marks;
    const says = ownMarks.flatMap((mark) => ('says' in mark && mark.says ? [mark.says] : []));
    expect(new Set(says).size).toBe(facts.countries.size);
    expect(says.some((text) => /^Kenya\u00a0: \d+ mécanismes$/.test(text))).toBe(true);
    // No dot covers another.
    const dots = Object.values(world.dots);
    const least = Math.min(
      ...dots.flatMap(([x = 0, y = 0], index) =>
        dots.slice(index + 1).map(([otherX = 0, otherY = 0]) => Math.hypot(x - otherX, y - otherY)),
      ),
    );
    expect(least).toBeGreaterThan(5);
  });

  it('share what the lists of the directory share', async () => {
    const data = await getPictureData(scope, '2026-11-30');
    const { list, tables, sheet } = drawn('overlap', data, 'en', { set: 'rcp', a: 'sacm', b: 'rcm' });
    const [sacm, rcm] = await getPartyRecords(scope, ['sacm', 'rcm']);
    const members = (party: typeof sacm) =>
      party?.countries.flatMap(({ iso2, role, list: of }) => (role === 'MEMBER' && of === 'latest' ? [iso2] : [])) ??
      [];
    const both = members(sacm).filter((code) => members(rcm).includes(code));
    expect(list?.items.map((item) => (typeof item === 'object' ? item?.href : item)).sort()).toEqual(
      both.map((code) => `/countries/${code}`).sort(),
    );
    const pair = tables[1]?.rows.find(({ key }) => key === 'rcm sacm');
    const either = members(sacm).length + members(rcm).length - both.length;
    expect(pair?.cells.slice(1)).toEqual([both.length, either, `${Math.round((both.length / either) * 100)}%`]);
    const directory = await listParties(scope, { kind: 'rcp' }, 'en', 100);
    for (const { key, cells } of tables[0]?.rows ?? [])
      expect([key, cells[3]]).toEqual([key, directory.rows.find(({ code }) => code === key)?.members]);
    const n = tables[0]?.rows.length ?? 0;
    expect(n).toBeGreaterThan(15);
    expect([tables[1]?.rows.length, sheet.length - 1]).toEqual([(n * (n - 1)) / 2, (n * (n - 1)) / 2]);
    expect(drawn('overlap', data, 'en', { set: 'nowhere' }).tables[1]?.rows).toEqual([]);
  });

  it('follow a membership that ends and themes that change from a day on, and keep what was before', async () => {
    const party = await db().party.findUniqueOrThrow({ where: { code: 'midsa' } });
    const member = await db().membership.findFirstOrThrow({ where: { partyId: party.id, countryCode: 'ZM' } });
    await db().membership.update({ where: { id: member.id }, data: { list: 'former', toYear: 2024 } });
    const zambia = async (day: string) =>
      drawn('map', await getPictureData(scope, day)).tables[1]?.rows.find(({ key }) => key === 'ZM')?.cells[1];
    expect(Number(await zambia('2023-12-31')) - Number(await zambia('2024-12-31'))).toBe(1);
    await db().membership.update({ where: { id: member.id }, data: { list: 'latest', toYear: null } });
    expect(await zambia('2023-12-31')).toBe(await zambia('2024-12-31'));

    await db().$transaction(async (tx) => {
      const { id } = await tx.directoryChange.create({
        data: { partyId: party.id, what: 'THEMES', source: 'A communiqué', validFrom: '2025-03-01', correction: false },
      });
      await tx.$queryRaw`SELECT set_config('parley.directory_change', ${id}, true)`;
      await tx.partyTheme.deleteMany({ where: { partyId: party.id, themeCode: 'health' } });
    });
    const worksOn = async (day: string) => {
      const data = await getPictureData(scope, day);
      const [, byTheme] = drawn('matrix', data).tables;
      const row = byTheme?.rows.find(({ key }) => key === 'health')?.cells ?? [];
      const { figures } = computeFigures(data.facts, countedAs(day));
      expect(row[1]).toBe(figures.get('theme.health')?.value);
      return String(row[3]).includes('MIDSA');
    };
    expect([await worksOn('2025-02-28'), await worksOn('2025-03-01')]).toEqual([true, false]);
  });

  it('say of each mechanism on the day what its bar says, also before the year of the fact sheet', async () => {
    const standing = { active: 'Active', inactive: 'Dormant', unknown: 'Not decidable' };
    for (const day of ['2004-01-01', '2012-12-31', ...days]) {
      const data = await getPictureData(scope, day);
      const { tables, drawing } = drawn('timeline', data);
      const last = new Map(data.mechanisms.map((one) => [one.code, phasesOf(one, data).at(-1)?.state]));
      const said = tables[0]?.rows.flatMap(({ key, cells }) => (last.get(key) ? [[key, cells[2]]] : []));
      expect(said).toEqual(said?.map(([key]) => [key, standing[last.get(String(key)) ?? 'unknown']]));
      const dormant = tables[0]?.rows.filter(({ cells }) => cells[2] === 'Dormant').length;
      expect(drawing.finding).toContain(`${dormant} of them dormant`);
    }
    const then = drawn('timeline', await getPictureData(scope, '2004-01-01'));
    expect(then.tables[0]?.rows.find(({ key }) => key === 'cis-conference')?.cells[2]).toBe('Active');
    expect(then.drawing.finding).toContain(', 0 of them dormant');
  });

  it('can be drawn on the first day there is', async () => {
    const { drawing } = drawn('timeline', await getPictureData(scope, '1985-01-01'));
    expect(drawing.marks.some(({ kind }) => kind === 'rect')).toBe(true);
    expect(chartSvg(drawing, 'en')).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    ['en', 'the most frequent themes, each in 21 of'],
    ['fr', 'Thèmes les plus fréquents'],
    ['es', 'Temas más frecuentes'],
  ] as const)('name every theme that is the most frequent: %s', async (locale, words) => {
    const data = await getPictureData(scope, '2018-12-31');
    const { finding } = drawn('matrix', data, locale).drawing;
    expect(finding).toContain(words);
    const { figures } = computeFigures(data.facts, countedAs(data.day));
    const counted = data.themes.map(({ code, names }) => ({
      name: names[locale] ?? '',
      n: figures.get(`theme.${code}`)?.value ?? 0,
    }));
    const most = Math.max(...counted.map(({ n }) => n));
    expect(counted.filter(({ name }) => finding.includes(name))).toEqual(counted.filter(({ n }) => n === most));
    expect(counted.filter(({ n }) => n === most)).toHaveLength(2);
  });

  it('say that nothing is known of what a mechanism without a list of members shares', async () => {
    const data = await getPictureData(scope, '2026-11-30');
    const parties = data.facts.parties.map((party) => (party.code === 'sacm' ? { ...party, members: [] } : party));
    const without = { ...data, facts: { ...data.facts, parties } };
    const { list, tables, sheet } = drawn('overlap', without, 'en', { set: 'rcp', a: 'sacm', b: 'rcm' });
    expect(list).toMatchObject({ items: [], note: expect.stringMatching(/^No list of members was found/) as unknown });
    const pairs = tables[1]?.rows.filter(({ key }) => key.split(' ').includes('sacm')) ?? [];
    expect(pairs.length).toBeGreaterThan(10);
    for (const { cells } of pairs) expect(cells.slice(1)).toEqual(['–', '–', '–']);
    const name = data.mechanisms.find(({ code }) => code === 'sacm')?.names.en ?? '';
    const lines = sheet.filter((row) => row.includes(name));
    expect(lines).toHaveLength(pairs.length);
    for (const row of lines) expect([row[row.indexOf(name) + 1], ...row.slice(4)]).toEqual(['–', '–', '–', '–', '–']);
    // Both triangles and the diagonal.
    const dashes = (of: PictureData) =>
      textsOf(drawn('overlap', of, 'en', { set: 'rcp' })).filter((text) => text === '–');
    expect(dashes(without).length - dashes(data).length).toBe(2 * pairs.length + 1);
  });

  it.each(locales)(
    'have sheets whose columns are told apart, with numbers alone where numbers stand: %s',
    async (locale) => {
      const data = await getPictureData(scope, '2026-11-30');
      for (const name of pictureNames) {
        const [head = []] = drawn(name, data, locale).sheet;
        expect(new Set(head).size, `${name}: ${head.join()}`).toBe(head.length);
      }
      const [, ...rows] = drawn('map', data, locale).sheet;
      expect(rows.filter((row) => row[2] === null).length).toBeGreaterThan(0);
      expect(
        rows.flatMap((row) => row.slice(2, 6)).filter((cell) => cell !== null && typeof cell !== 'number'),
      ).toEqual([]);
    },
  );

  it('keep the files that many ask for, and draw any other day without keeping it', async () => {
    const isKept = async (day: string) => {
      const params = Promise.resolve({ file: 'timeline.png' });
      const answer = await GET(new Request(`http://localhost/api/pictures/timeline.png?day=${day}`), { params });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
      const picture = pictureAlone('timeline', drawn('timeline', await getPictureData(scope, day)), day, 'en');
      return (await sizeOfMade({ kind: 'picture-png', from: picture })) !== null;
    };
    expect([await isKept('2018-12-31'), await isKept('2018-12-30')]).toEqual([true, false]);
  });

  it('take seven statements', async () => {
    const tally = { writes: 0, statements: 0 };
    await writeTally.run(tally, async () => void (await getPictureData(scope, '2026-11-30')));
    expect(tally.statements).toBe(7);
  });

  it('show a meeting that was held, and none that was called off', async () => {
    const held = { startsOn: new Date('2016-05-01'), endsOn: new Date('2016-05-02'), phase: 'CLOSED' as const };
    const [one, other] = [await makeMeeting(held), await makeMeeting({ ...held, cancelledAt: new Date('2016-04-01') })];
    const { meetings } = await getPictureData(scope, '2026-11-30');
    const shown = meetings.map(({ href }) => href);
    expect(shown).toContain(`/meetings/${one.slug}`);
    expect(shown).not.toContain(`/meetings/${other.slug}`);
  });
});
