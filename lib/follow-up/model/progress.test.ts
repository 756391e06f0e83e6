import { describe, expect, it } from 'vitest';
import { dueOf, halfYears, isOverdue, stateOf, tally, tallyOverTime, type OwnerState } from './progress';

describe('where a commitment of several owners stands', () => {
  it.each<[OwnerState[], string]>([
    [[], 'NOT_REPORTED'],
    [[null, null], 'NOT_REPORTED'],
    [['NOT_STARTED', null], 'NOT_STARTED'],
    [['DONE', null], 'UNDER_WAY'],
    [['DONE', 'NOT_STARTED'], 'UNDER_WAY'],
    [['DONE', 'DONE'], 'DONE'],
    [['DONE', 'DROPPED'], 'DONE'],
    [['DROPPED', null], 'NOT_STARTED'],
    [['DROPPED', 'DROPPED'], 'DROPPED'],
    [['DROPPED', 'NOT_STARTED'], 'NOT_STARTED'],
  ])('of %j is %s', (owners, state) => {
    expect(stateOf(owners)).toBe(state);
  });
});

describe('what is overdue', () => {
  it('is due before today and neither done nor given up', () => {
    const due = { kind: 'day', day: '2018-12-31' } as const;
    expect(isOverdue(due, 'UNDER_WAY', '2019-01-01')).toBe(true);
    expect(isOverdue(due, 'UNDER_WAY', '2018-12-31')).toBe(false);
    expect(isOverdue(due, 'DONE', '2019-01-01')).toBe(false);
    expect(isOverdue({ kind: 'none' }, 'NOT_REPORTED', '2019-01-01')).toBe(false);
    expect(isOverdue({ kind: 'words', text: 'soon' }, 'NOT_REPORTED', '2019-01-01')).toBe(false);
    expect(isOverdue({ kind: 'next', day: null }, 'NOT_REPORTED', '2019-01-01')).toBe(false);
    expect(isOverdue({ kind: 'next', day: '2019-01-02' }, 'NOT_REPORTED', '2019-01-01')).toBe(false);
    expect(isOverdue({ kind: 'next', day: '2019-01-02' }, 'NOT_REPORTED', '2019-01-02')).toBe(true);
  });

  it('is due as laid down, before that as the recommendation says, whose words no plan without a day takes away', () => {
    const none = { plan: 1, dueOn: null, byNextMeeting: false };
    expect(dueOf({ ...none, dueOn: '2018-06-30', dueBy: '2018-12-31' })).toEqual({ kind: 'day', day: '2018-06-30' });
    expect(dueOf({ ...none, plan: 0, dueBy: '2018-12-31' })).toEqual({ kind: 'day', day: '2018-12-31' });
    expect(dueOf({ ...none, dueBy: '2018-12-31' })).toEqual({ kind: 'none' });
    expect(dueOf({ ...none, dueBy: 'within two years' })).toEqual({ kind: 'words', text: 'within two years' });
    expect(dueOf({ ...none, byNextMeeting: true, nextMeetingOn: '2019-05-01' })).toEqual({
      kind: 'next',
      day: '2019-05-01',
    });
    expect(dueOf(none)).toEqual({ kind: 'none' });
  });
});

describe('counts', () => {
  it('add up to the number of commitments', () => {
    expect(tally(['DONE', 'DONE', 'NOT_REPORTED'])).toEqual({
      DONE: 2,
      UNDER_WAY: 0,
      NOT_STARTED: 0,
      DROPPED: 0,
      NOT_REPORTED: 1,
    });
  });

  it('over time take the last report of each owner that was accepted by then', () => {
    const report = (party: string, status: 'NOT_STARTED' | 'UNDER_WAY' | 'DONE', day: string) => ({
      commitment: 'c',
      party,
      status,
      day,
    });
    const times = tallyOverTime(
      [{ id: 'c', owners: ['a', 'b'] }],
      [report('a', 'NOT_STARTED', '2018-02-01'), report('a', 'DONE', '2018-09-01'), report('b', 'DONE', '2019-03-01')],
      ['2018-01-01', '2018-06-30', '2018-12-31', '2019-06-30'],
    );
    expect(times.map(({ counts }) => Object.entries(counts).find(([, count]) => count === 1)?.[0])).toEqual([
      'NOT_REPORTED',
      'NOT_STARTED',
      'UNDER_WAY',
      'DONE',
    ]);
  });

  it('are taken at the ends of half-years while something changes and today, the last ones where there are many', () => {
    expect(halfYears('2017-11-10', '2019-01-10', '2019-01-15')).toEqual([
      '2017-12-31',
      '2018-06-30',
      '2018-12-31',
      '2019-01-15',
    ]);
    expect(halfYears('2017-11-10', '2018-03-01', '2026-01-15')).toEqual(['2017-12-31', '2018-06-30', '2026-01-15']);
    expect(halfYears('2017-11-10', '2017-11-10', '2017-11-10')).toEqual(['2017-11-10']);
    expect(halfYears('2000-01-01', '2026-06-01', '2026-06-30', 3)).toEqual(['2025-06-30', '2025-12-31', '2026-06-30']);
  });
});
