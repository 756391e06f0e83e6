import { describe, expect, it } from 'vitest';
import { axisYears, chairRows } from './chairs';
import { classPeriods } from './periods';
import { sourceOf } from './sources';

describe('chairs on a line of years', () => {
  it('give each chair one row, in the order of first terms, with room for the last year', () => {
    const chart = chairRows([
      { name: 'Nepal', from: 2017, to: 2021, isStated: true },
      { name: 'Sri Lanka', from: 2003, to: 2003, isStated: true },
      { name: 'Sri Lanka', from: 2013, to: 2016, isStated: false },
    ]);
    expect(chart?.rows.map(({ name, terms }) => [name, terms.length])).toEqual([
      ['Sri Lanka', 2],
      ['Nepal', 1],
    ]);
    expect(chart?.years).toEqual({ first: 2003, last: 2022 });
    expect(chairRows([])).toBeNull();
  });

  it('label round years of a long span', () => {
    expect(axisYears(2003, 2022)).toEqual([2005, 2010, 2015, 2020]);
    expect(axisYears(2019, 2022)).toEqual([2019, 2020, 2021, 2022]);
  });
});

describe('classes by period', () => {
  const facts = {
    kind2018: 'IRF',
    kindLatest: 'IRF',
    activeIn2018: true,
    basis2018: 'listed',
    activeLatest: true,
    statusSince: null,
    statusNote: null,
    founded: 2000,
    asOf: '2024',
  } as const;

  it('are one period where nothing changed', () => {
    expect(classPeriods(facts)).toEqual([{ kind: 'IRF', fromYear: null, toYear: null, active: true, basis: 'listed' }]);
  });

  it('end in the year before the status that a page dates', () => {
    const periods = classPeriods({
      ...facts,
      activeLatest: false,
      statusSince: 2020,
      statusNote: 'dormant as of 2020',
    });
    expect(periods.map(({ fromYear, toYear, active, basis }) => [fromYear, toYear, active, basis])).toEqual([
      [null, 2019, true, 'listed'],
      [2020, null, false, 'dormant as of 2020'],
    ]);
  });

  it('say so where the year of the change was not found', () => {
    const [, later] = classPeriods({ ...facts, kind2018: 'RCP' });
    expect(later).toMatchObject({ kind: 'IRF', fromYear: 2019 });
    expect(later?.basis).toMatch(/year of the change was not found$/);
  });

  it('begin when a later mechanism was founded', () => {
    expect(
      classPeriods({ ...facts, activeIn2018: false, founded: 2022 }).map(({ fromYear, active }) => [fromYear, active]),
    ).toEqual([
      [null, false],
      [2022, true],
    ]);
  });
});

describe('sources', () => {
  it('are pages by short address, founding documents, or words', () => {
    expect(sourceOf('https://www.iom.int/rcps-region')).toEqual({
      kind: 'page',
      href: 'https://www.iom.int/rcps-region',
      label: 'iom.int/rcps-region',
    });
    expect(sourceOf('document:fact-sheet-2018')).toEqual({ kind: 'fact-sheet' });
    expect(sourceOf('general-knowledge')).toEqual({ kind: 'general-knowledge' });
    expect(sourceOf('npm:i18n-iso-countries@7.14.0')).toEqual({ kind: 'words', text: 'npm i18n-iso-countries@7.14.0' });
  });
});
