import { describe, expect, it } from 'vitest';
import { chairsOn } from './chairs-on';

/** Who of some terms (since, until) chairs on a day, by their place. */
const onDay = (day: string, ...terms: [string | null, string | null][]) =>
  chairsOn(
    terms.map(([since, until], place) => ({ since, until, place })),
    day,
  ).map(({ place }) => place);
const on2018 = onDay.bind(null, '2018-12-31');

describe('who chairs on a day', () => {
  it('is nobody whose beginning no source gives', () => {
    expect(on2018([null, null])).toEqual([]);
    expect(on2018([null, '2020'])).toEqual([]);
    expect(on2018([null, null], ['2018', '2019'])).toEqual([1]);
  });

  it('is whoever took over, where one year ends one term and begins the next', () => {
    expect(on2018(['2017', '2018'], ['2018', '2019'])).toEqual([1]);
    expect(on2018(['2018', '2019'], ['2017', '2018'])).toEqual([0]);
    expect(on2018(['2013', '2018'], ['2018', '2018'])).toEqual([1]);
    expect(on2018(['2018', '2018'], ['2018', '2020'])).toEqual([1]);
    expect(on2018(['2018', '2018'], ['2018', null])).toEqual([1]);
    expect(on2018(['2017-05', '2018-12'], ['2018-12', '2020'])).toEqual([1]);
    expect(on2018(['2016', '2018'], ['2018', '2018'], ['2018', '2019'])).toEqual([2]);
    expect(onDay('2017-12-31', ['2017', '2018'], ['2018', '2019'])).toEqual([0]);
  });

  it('is all who hold together: in the same years, or where their terms certainly overlap', () => {
    expect(on2018(['2018', '2018'], ['2018', '2018'])).toEqual([0, 1]);
    expect(on2018(['2002', '2025'], ['2002', '2025'])).toEqual([0, 1]);
    expect(on2018(['2016', '2018'], ['2017', '2020'])).toEqual([0, 1]);
    expect(on2018(['2017', '2021'], ['2018', '2018'])).toEqual([0, 1]);
    expect(on2018(['2015', null], ['2018', '2018'])).toEqual([0, 1]);
    expect(on2018(['2017', '2018-12-31'], ['2018-12-31', '2019'])).toEqual([0, 1]);
  });
});
