import { describe, expect, it } from 'vitest';
import { afterStep, askedOf, headFirst, livePlaces, meetQuota, nextOf, type Representation } from './model';

const seat = (id: string, rank: number, registrationId: string | null = null, isHead = false) => ({
  id,
  rank,
  registrationId,
  isHead,
});

describe('the places of a delegation', () => {
  it('are those in use and, of the free ones, the first up to the quota', () => {
    const seats = [seat('d', 4), seat('a', 1, 'r1'), seat('c', 3, 'r2'), seat('b', 2)];
    const ids = (quota: number) => livePlaces(seats, quota).map(({ id }) => id);
    expect(ids(4)).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(3)).toEqual(['a', 'b', 'c']);
    expect(ids(2)).toEqual(['a', 'c']);
  });

  it('keep the head in front, and step only among the others', () => {
    const seats = [seat('h', 1, 'r1', true), seat('a', 2), seat('b', 3)];
    const order = (list: typeof seats) => list.map(({ id }) => id).join('');
    expect(order(afterStep(seats, 'b', 'UP'))).toBe('hba');
    expect(order(afterStep(seats, 'a', 'UP'))).toBe('hab');
    expect(order(afterStep(seats, 'h', 'DOWN'))).toBe('hab');
    expect(order(afterStep(seats, 'b', 'DOWN'))).toBe('hab');
    expect(order(afterStep(seats, 'nobody', 'DOWN'))).toBe('hab');
    expect(order(headFirst(seats.toReversed()))).toBe('hba');
  });
});

describe('a new quota', () => {
  const row = (id: string, rank: number, more: object = {}) => ({
    id,
    rank,
    funded: false,
    keptFor: null,
    isTaken: false,
    hasPast: false,
    ...more,
  });

  it('adds rows, and takes up those retired before', () => {
    expect(meetQuota([row('a', 1)], 3)).toEqual({ add: 2, remove: [], retire: [] });
    expect(meetQuota([row('a', 1), row('b', 2, { hasPast: true })], 2)).toEqual({ add: 0, remove: [], retire: [] });
  });

  it('takes the last unfunded free row away first, then those kept and funded, and retires what has a past', () => {
    const seats = [
      row('taken', 1, { isTaken: true, hasPast: true }),
      row('funded', 2, { funded: true }),
      row('kept', 3, { keptFor: 'incoming chair' }),
      row('free', 4),
      row('past', 5, { hasPast: true }),
    ];
    expect(meetQuota(seats, 4)).toEqual({ add: 0, remove: ['free'], retire: [] });
    expect(meetQuota(seats, 2)).toEqual({ add: 0, remove: ['free', 'kept', 'funded'], retire: [] });
    expect(meetQuota(seats, 1)).toEqual({ add: 0, remove: ['free', 'kept', 'funded'], retire: ['past'] });
  });
});

describe('what is asked of a delegation', () => {
  const day = (n: number) => new Date(Date.UTC(2027, 2, n));
  const dates = { answerBy: day(1), registrationClosesAt: day(20), surveyClosesAt: day(10) };
  const facts: Representation = {
    invitation: 'ACCEPTED',
    quota: 3,
    seatsTaken: 1,
    kept: 0,
    hasLetter: false,
    hasHead: false,
    unfinished: 1,
    survey: 'NONE',
  };
  const asked = (change: Partial<Representation> = {}, now = day(2)) =>
    askedOf({ ...facts, ...change }, dates, now).map(({ key, state }) => `${key} ${state}`);

  it('is an answer first, and nothing but the regrets after declining', () => {
    expect(asked({ invitation: 'SENT' }, new Date(0))).toEqual(['answer ask']);
    expect(asked({ invitation: 'SENT' })).toEqual(['answer late']);
    expect(asked({ invitation: 'DECLINED' })).toEqual(['answer no']);
  });

  it('names what is missing, each by its own date', () => {
    expect(asked()).toEqual(['answer done', 'letter ask', 'names ask', 'head ask', 'forms half', 'survey ask']);
    expect(asked({}, day(11))).toContain('survey late');
    expect(asked({}, day(11))).toContain('letter ask');
    expect(asked({}, day(21))).toEqual([
      'answer done',
      'letter late',
      'names late',
      'head late',
      'forms late',
      'survey late',
    ]);
  });

  it('counts places kept for a name to come as under way, and asks for no head before anybody is named', () => {
    expect(asked({ kept: 2 })).toContain('names half');
    expect(asked({ kept: 1 })).toContain('names ask');
    expect(asked({ seatsTaken: 0, unfinished: 0 })).toEqual(
      expect.arrayContaining(['head open', 'forms open', 'names ask']),
    );
    expect(asked({ survey: null })).toHaveLength(5);
  });

  it('ends in a complete delegation, for which nothing is next', () => {
    const done = { seatsTaken: 3, hasLetter: true, hasHead: true, unfinished: 0, survey: 'SUBMITTED' } as const;
    expect(asked(done, day(21)).every((one) => one.endsWith('done'))).toBe(true);
    const next = (change: Partial<Representation>, now = day(2)) =>
      nextOf(askedOf({ ...facts, ...change }, dates, now));
    expect(next(done, day(21))).toBeNull();
    expect(next({})).toBe('letter');
    expect(next({ hasLetter: true })).toBe('names');
    expect(next({}, day(11))).toBe('survey');
    expect(next({ ...done, unfinished: 1 })).toBe('forms');
  });
});
