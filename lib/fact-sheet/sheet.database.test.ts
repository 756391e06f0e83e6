import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/figures/[file]/route';
import { enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { sizeOfMade } from '@/lib/core/made-file';
import { locales, type Locale } from '@/lib/i18n/routing';
import { notPrintedIn, textOfFile } from '@/prisma/factories/file-text';
import { makeMeeting } from '@/prisma/factories/meetings';
import { loadSample } from '@/prisma/seed/sample/load-sample';
import { compareYears } from './model/compare-years';
import { figureList } from './model/figure-list';
import { sheetOf, type SheetData } from './model/sheet';
import { getSheetData } from './queries';
import { comparisonSheet, wordComparison } from './render/compare-words';
import { renderComparisonDocx } from './render/comparison-docx';
import { renderComparisonPdf } from './render/comparison-pdf';
import { listSheet, wordList } from './render/list-words';
import { printedComparison } from './render/printed-comparison';
import { printedSheet } from './render/printed-sheet';
import { plainText } from './render/runs';
import { renderSheetDocx } from './render/sheet-docx';
import { renderSheetPdf } from './render/sheet-pdf';
import { sheetTable } from './render/sheet-table';
import { wordSheet } from './render/words';

const scope = enterSite(null);
const now = new Date('2026-11-30T10:00:00Z');
const idOf = async (code: string) => (await db().party.findUnique({ where: { code }, select: { id: true } }))?.id;
const dataOf = (year: number) => getSheetData(scope, { year, classes: 'year', undecided: 'out' }, now);

/** Everything that a sheet says, with its lists and its comparison with another year, as text. */
async function everythingSaid(data: SheetData, other: SheetData, locale: Locale): Promise<string> {
  const sheet = wordSheet(data, locale);
  const lists = sheet.sections
    .flatMap(({ rows }) => rows)
    .flatMap(({ href }) => {
      const list = href === null ? null : figureList(data, href.split(/[/?]/)[2] ?? '');
      return list ? [listSheet(data, list, locale)] : [];
    });
  const printed = printedSheet(data, locale);
  const files = locale === 'fr' ? [await renderSheetPdf(printed), await renderSheetDocx(printed)].map(textOfFile) : [];
  return [
    JSON.stringify([sheet, lists, comparisonSheet(data, other, locale), sheetTable(data, locale)]),
    ...files,
  ].join();
}

describe('the fact sheet in words', () => {
  let data: SheetData;
  beforeAll(async () => {
    await db().$transaction(async (tx) => loadSample(tx, now), { timeout: 60_000 });
    data = await dataOf(2018);
  }, 120_000);

  it.each(locales)(
    'is a PDF and a DOCX that print every figure with its reason, the same for the same sheet: %s',
    async (locale) => {
      const printed = printedSheet(data, locale);
      const [pdf, docx] = await Promise.all([renderSheetPdf(printed), renderSheetDocx(printed)]);
      if (process.env.PARLEY_LOOK) {
        writeFileSync(`${process.env.PARLEY_LOOK}/sheet-${locale}.pdf`, pdf);
        writeFileSync(`${process.env.PARLEY_LOOK}/sheet-${locale}.docx`, docx);
      }
      const { sheet } = printed;
      const rows = sheet.sections.flatMap((section) => section.rows);
      expect(rows).toHaveLength(25);
      const texts = [
        ...[sheet.title, sheet.asOf, sheet.definitions.items[0]?.text ?? '', sheet.series.lead, sheet.disclaimer],
        ...rows.flatMap(({ label, why }) => [label.text, ...why.map(plainText)]),
        ...[sheet.series.hosts.title, sheet.series.hosts.lead],
        ...sheet.series.hosts.rows.flatMap(({ host, editions }) => [host.text, plainText(editions)]),
        ...sheet.counted.classes.flatMap((each) =>
          each.rows.flatMap(({ name, chair }) => [name.text, plainText(chair)]),
        ),
      ];
      for (const file of [pdf, docx]) expect(notPrintedIn(file, texts)).toEqual([]);
      expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid');
      expect(Buffer.from(await renderSheetPdf(printed)).equals(Buffer.from(pdf))).toBe(true);
      expect(Buffer.from(await renderSheetDocx(printed)).equals(Buffer.from(docx))).toBe(true);
    },
    60_000,
  );

  it.each(locales)('tells the RCPs that the list leaves out by name: %s', (locale) => {
    const row = wordSheet(data, locale).large.find(({ key }) => key === 'activeRcp');
    const why = row?.why.map(plainText).join(' ') ?? '';
    for (const name of ['AFML', 'COMMIT', 'Quito', 'iom.int/rcps-region']) expect(why).toContain(name);
    expect(why).not.toMatch(/[\ue000-\ue0ff]|undefined/);
  });

  it('counts who hosted how many of the meetings held by then, each with the source that says so', async () => {
    const { hosts } = wordSheet(data, 'en').series;
    expect(hosts.lead).toContain('The hosts of 7 of them are known, of 7 held.');
    expect(
      hosts.rows.map(({ host, count, editions }) => [host.text, count, ...editions.flatMap(({ href }) => href ?? [])]),
    ).toEqual([
      ['IOM', 3, expect.stringContaining('2005-global') as string, expect.stringMatching(/^https/) as string],
      ['Global Commission on International Migration (GCIM)', 1, expect.stringContaining('2005-global') as string],
      ['Royal Thai Government', 1, expect.stringContaining('2009-global') as string],
      ['Government of Botswana', 1, expect.stringContaining('botswana') as string],
      ['Government of Peru', 1, expect.stringContaining('2013-global') as string],
      ['League of Arab States', 1, expect.stringContaining('arab-league') as string],
    ]);
    const lines = sheetTable(data, 'fr').map(([first, count]) => [first, count]);
    expect(lines).toContainEqual(['IOM', 3]);
    expect(wordSheet(await dataOf(2004), 'en').series.hosts.rows).toEqual([]);
  });

  it('lists as many behind each figure as its value, and marks what the publication leaves out', () => {
    for (const { key, computed } of sheetOf(data).figures) {
      const slug = key.replaceAll('.', '-').replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`);
      const list = figureList(data, slug);
      if (computed?.unit === 'countries') expect(list?.countries, key).toHaveLength(computed.value);
      if (computed?.unit === 'mechanisms') expect(list?.mechanisms, key).toHaveLength(computed.value);
    }
    const list = figureList(data, 'active-rcp');
    expect(list?.mechanisms.filter(({ inPublished }) => inPublished === 'left-out').map(({ code }) => code)).toEqual([
      'afml',
      'au-hoai',
      'commit-process',
      'quito-process',
    ]);
    expect(list?.mechanisms.every(({ basis }) => basis !== null)).toBe(true);
    expect(list && wordList(data, list, 'fr').kept.map(({ key }) => key)).toEqual(['midcas']);
    expect(figureList(data, 'no-such-figure')).toBeNull();
  });

  it('says so of a year before the first mechanism, of one without a sheet, of this year and of one to come', async () => {
    const notices = async (year: number) => wordSheet(await dataOf(year), 'en').notices.join(' ');
    expect(wordSheet(await dataOf(1970), 'en')).toMatchObject({ isCounted: false, sections: [], large: [] });
    expect(await notices(1970)).toContain('no mechanism yet in 1970');
    expect(await notices(1970)).toContain('founded in 1985');
    expect(await notices(2022)).toBe(
      'No fact sheet of 2022 was found. The figures computed from the directory stand alone.',
    );
    expect(await notices(2019)).toContain('6 figures of that year were published elsewhere');
    expect(await notices(2010)).toContain('The years before 2018 were not looked into one by one');
    expect(await notices(2026)).toContain('The year is not over');
    expect(await notices(2031)).toBe(
      '2031 has not begun: there is nothing to count yet. The last year that can be counted is 2026.',
    );
    expect(wordSheet(await dataOf(2031), 'es').sections).toEqual([]);
    const pdf = await GET(new Request('https://parley.example/api/figures/fact-sheet.pdf?year=2031'), {
      params: Promise.resolve({ file: 'fact-sheet.pdf' }),
    });
    expect(pdf.status).toBe(404);
  });

  it('compares two years: every difference of a figure is made up by name', async () => {
    const later = await dataOf(2025);
    const compared = compareYears(data, later);
    for (const { key, from, to, joined, left, countriesJoined, countriesLeft } of compared.figures) {
      const unit = sheetOf(data).computed.figures.get(key)?.unit;
      if (unit === 'mechanisms') expect(joined.length - left.length, key).toBe((to ?? 0) - (from ?? 0));
      if (unit === 'countries')
        expect(countriesJoined.length - countriesLeft.length, key).toBe((to ?? 0) - (from ?? 0));
    }
    expect(compared.founded).toEqual([
      { code: 'midiocc', year: 2020 },
      { code: 'rmfm', year: 2020 },
      { code: 'eac-rcp', year: 2022 },
      { code: 'imrf', year: 2022 },
    ]);
    expect(compared.moved).toEqual([{ code: 'budapest-process', from: 'RCP', to: 'IRF' }]);
    expect(compared.ended).toContain('acp-eu');
    // What is told as changed and what is counted are the same: who is counted later was before, was founded, or came back.
    const countedIn = (sheet: SheetData) => sheetOf(sheet).computed.figures.get('activeIscm')?.parties ?? [];
    const came = countedIn(later).filter((code) => !countedIn(data).includes(code));
    expect(
      [...compared.founded.map(({ code }) => code), ...compared.resumed].filter((code) => came.includes(code)).sort(),
    ).toEqual(came.toSorted());
    expect(wordComparison(data, await dataOf(2031), 'fr').notice).toContain('2031 n’a pas commencé');
    expect(wordComparison(data, data, 'en').notice).toContain('the same');
  });

  it.each(locales)('is given of two years as a PDF and a DOCX with every difference by name: %s', async (locale) => {
    const later = await dataOf(2025);
    const printed = printedComparison(data, later, locale);
    if (!printed) throw new Error('there is something to compare');
    const [pdf, docx] = await Promise.all([renderComparisonPdf(printed), renderComparisonDocx(printed)]);
    const texts = [
      ...[printed.title, printed.lead, printed.disclaimer],
      ...printed.figures.flatMap(({ label, why }) => [label.text, ...why.map(plainText)]),
      ...printed.changes.flatMap(({ title, lines }) => [title, ...lines.map(plainText)]),
    ];
    expect(printed.figures.length).toBeGreaterThan(20);
    for (const file of [pdf, docx]) expect(notPrintedIn(file, texts)).toEqual([]);
    expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid');
    expect(printedComparison(data, data, locale)).toBeNull();
  });

  it('is kept as a file of two years for the next who asks, unless its choices are made by few', async () => {
    const keptOf = async (undecided: 'in' | 'out') => {
      // In the order in which the address of a figure names them.
      const sheetIn = (year: number) => getSheetData(scope, { classes: 'year', undecided, year }, new Date());
      const printed = printedComparison(await sheetIn(2019), await sheetIn(2024), 'es');
      const size = () => sizeOfMade({ kind: 'comparison-pdf', from: printed });
      expect(await size()).toBeNull();
      const query = `from=2019&to=2024&undecided=${undecided}&locale=es`;
      const answer = await GET(new Request(`https://parley.example/api/figures/comparison.pdf?${query}`), {
        params: Promise.resolve({ file: 'comparison.pdf' }),
      });
      return { sent: (await answer.arrayBuffer()).byteLength, kept: await size() };
    };
    const { sent, kept } = await keptOf('out');
    expect(sent).toBeGreaterThan(10_000);
    expect(kept).toBe(sent);
    expect((await keptOf('in')).kept).toBeNull();
  }, 60_000);

  it('names no State as chair whose years no source gives, and of two who handed over the one who took over', async () => {
    const chairsOf = async (year: number) => {
      const classes = wordSheet(await dataOf(year), 'fr').counted.classes;
      return new Map(classes.flatMap(({ rows }) => rows).map(({ code, chair }) => [code, plainText(chair)]));
    };
    const of2018 = await chairsOf(2018);
    for (const code of ['midwa', 'midcom', 'fibemyd']) {
      expect(await db().chairmanship.count({ where: { party: { code }, fromYear: null } }), code).toBeGreaterThan(0);
      expect([code, of2018.get(code)]).toEqual([code, '']);
    }
    expect(of2018.get('sacm')).toBe('Bolivie (État plurinational de)');
    expect(of2018.get('bali-process')).toBe('Australie et Indonésie');
    expect(of2018.get('igc')).toBe('Espagne');
    expect((await chairsOf(2016)).get('almaty-process')).toBe('Kirghizistan');
    expect((await chairsOf(2021)).get('colombo-process')).toBe('Afghanistan');
    expect((await chairsOf(2022)).get('riam')).toBe('Équateur et Pérou');
  });

  it('names who chaired each mechanism on its day, and follows a correction', async () => {
    const chairOf = async (year: number) => {
      const classes = wordSheet(await dataOf(year), 'fr').counted.classes;
      const row = classes.flatMap(({ rows }) => rows).find(({ code }) => code === 'colombo-process');
      return row && plainText(row.chair);
    };
    expect(await chairOf(2018)).toBe('Népal');
    const held = await db().chairmanship.findFirstOrThrow({
      where: { party: { code: 'colombo-process' }, countryCode: 'NP' },
      select: { id: true, fromYear: true, toYear: true },
    });
    await db().chairmanship.update({ where: { id: held.id }, data: { since: '2019-02-01', fromYear: 2019 } });
    expect([await chairOf(2018), await chairOf(2019)]).toEqual(['', 'Népal']);
    await db().chairmanship.update({ where: { id: held.id }, data: { since: null, fromYear: held.fromYear } });
    const together = {
      partyId: (await idOf('colombo-process')) ?? '',
      countryCode: 'TH',
      fromYear: 2018,
      toYear: 2018,
    };
    const { id } = await db().chairmanship.create({ data: { ...together, confidence: 'STATED' } });
    expect(await chairOf(2018)).toBe('Népal et Thaïlande');
    await db().chairmanship.delete({ where: { id } });
  });

  it('follows a change of the directory, as of its day', async () => {
    const figure = async (year: number, key: string) =>
      sheetOf(await dataOf(year)).computed.figures.get(key)?.value ?? 0;
    const before = [await figure(2022, 'countriesInAtLeastOneRcp'), await figure(2024, 'countriesInAtLeastOneRcp')];
    const missing = await db().$queryRaw<{ iso2: string }[]>`
      SELECT c.iso2 FROM "Country" c WHERE c."unMember" AND NOT EXISTS (
        SELECT FROM "Membership" m JOIN "Party" p ON p.id = m."partyId" WHERE p.kind = 'RCP' AND m."countryCode" = c.iso2)
      ORDER BY 1 LIMIT 1`;
    const party = await db().party.findUniqueOrThrow({ where: { code: 'midsa' }, select: { id: true } });
    const made = await db().membership.create({
      data: { partyId: party.id, countryCode: missing[0]?.iso2 ?? '', role: 'MEMBER', list: 'latest', fromYear: 2024 },
    });
    expect([await figure(2022, 'countriesInAtLeastOneRcp'), await figure(2024, 'countriesInAtLeastOneRcp')]).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
    ]);
    await db().membership.delete({ where: { id: made.id } });
  });

  it('shows nothing that is proposed, in preparation, invented or of the secretariat alone', async () => {
    const canary = 'Xylophone Canary';
    const { id: partyId } = await db().party.findUniqueOrThrow({ where: { code: 'midsa' }, select: { id: true } });
    const { id: delegationId } = await db().delegation.findFirstOrThrow({ select: { id: true } });
    await db().directoryCorrection.create({
      data: {
        ...{ partyId, delegationId, what: 'IDENTITY', removes: false, correction: true, source: canary, why: canary },
        ...{ values: { nameEn: canary, nameFr: canary, nameEs: canary, acronymEn: canary }, seen: {} },
      },
    });
    const title = { en: canary, fr: canary, es: canary };
    const when = { startsOn: new Date('2018-05-01'), endsOn: new Date('2018-05-02'), shortTitle: title, title };
    await makeMeeting({ ...when, phase: 'PREPARATION' });
    await makeMeeting({ ...when, illustrative: true });
    await makeMeeting({ ...when, phase: 'CLOSED', cancelledAt: new Date('2018-04-01') });
    const [sheet, other] = [await dataOf(2018), await dataOf(2025)];
    for (const locale of locales) expect(await everythingSaid(sheet, other, locale)).not.toContain(canary);
    // The same meeting, open to everybody, is told of: what is not found above could have been.
    await makeMeeting(when);
    expect(await everythingSaid(await dataOf(2018), other, 'fr')).toContain(canary);
  }, 120_000);
});
