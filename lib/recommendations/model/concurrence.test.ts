import { describe, expect, it } from 'vitest';
import { callsDue, countStandings, standingsOf, type Answered } from './concurrence';

const at = (minute: number) => new Date(Date.UTC(2027, 3, 12, 9, minute));
const answer = (groupId: string, minute: number, change: Partial<Answered> = {}): Answered => ({
  groupId,
  answer: 'CONCURS',
  hash: 'text',
  at: at(minute),
  isReplied: false,
  ...change,
});
const sources = [
  { groupId: 'AFR', at: at(0) },
  { groupId: 'AME', at: at(0) },
  { groupId: 'AFR', at: at(1) },
];
const states = (answers: readonly Answered[], from = sources) =>
  standingsOf(from, answers, 'text').map(({ groupId, state }) => [groupId, state]);

describe('where the groups stand', () => {
  it('asks each group of a source once, and nobody else', () => {
    expect(states([answer('EUR', 5)])).toEqual([
      ['AFR', 'OPEN'],
      ['AME', 'OPEN'],
    ]);
  });

  it('counts the newest answer of a group, whatever order they come in', () => {
    const [first, second] = [answer('AFR', 5), answer('AFR', 6, { answer: 'OBJECTS' })];
    for (const answers of [
      [first, second],
      [second, first],
    ])
      expect(states(answers)[0]).toEqual(['AFR', 'OBJECTS']);
  });

  it('holds for exactly the text that was read, and again when that text comes back', () => {
    expect(states([answer('AFR', 5, { hash: 'older text' })])[0]).toEqual(['AFR', 'STALE']);
    expect(states([answer('AFR', 5)])[0]).toEqual(['AFR', 'CONCURS']);
  });

  it('holds as long as nothing else became of the group’s own sources', () => {
    const answers = [answer('AFR', 5), answer('AME', 5)];
    expect(states(answers, [...sources, { groupId: 'AFR', at: at(7) }])).toEqual([
      ['AFR', 'STALE'],
      ['AME', 'CONCURS'],
    ]);
  });

  it('counts what is open: nothing answered, answered to another text, asked or objected without an answer', () => {
    const counts = (answers: readonly Answered[]) => countStandings(standingsOf(sources, answers, 'text'));
    expect(counts([answer('AFR', 5, { hash: 'older text', answer: 'OBJECTS' })])).toEqual({
      asked: 2,
      concur: 0,
      asksChange: 0,
      objects: 0,
      open: 2,
      requestsOpen: 0,
      objectionsOpen: 0,
    });
    expect(
      counts([answer('AFR', 5, { answer: 'ASKS_CHANGE', isReplied: true }), answer('AME', 5, { answer: 'OBJECTS' })]),
    ).toMatchObject({ asksChange: 1, objects: 1, open: 0, requestsOpen: 0, objectionsOpen: 1 });
  });
});

describe('whom to write to', () => {
  const due = (answers: readonly Answered[], calls: { groupId: string; at: Date }[], askedAt = at(2)) =>
    callsDue(standingsOf(sources, answers, 'text'), calls, askedAt);
  const stale = answer('AFR', 5, { hash: 'older text' });

  it('is each group once that has not answered, and again once it is asked again', () => {
    expect(due([answer('AME', 5)], [])).toEqual([{ groupId: 'AFR', isAnew: false }]);
    expect(due([answer('AME', 5)], [{ groupId: 'AFR', at: at(3) }])).toEqual([]);
    expect(due([answer('AME', 5)], [{ groupId: 'AFR', at: at(3) }], at(4))).toEqual([
      { groupId: 'AFR', isAnew: false },
    ]);
  });

  it('is a group whose answer no longer counts, once until it has answered again, however often the text changes', () => {
    const before = { groupId: 'AFR', at: at(3) };
    const others = [answer('AME', 5)];
    expect(due([stale, ...others], [before])).toEqual([{ groupId: 'AFR', isAnew: true }]);
    const anew = { groupId: 'AFR', at: at(6) };
    expect(due([stale, ...others], [before, anew])).toEqual([]);
    const again = answer('AFR', 7, { hash: 'another text' });
    expect(due([stale, again, ...others], [before, anew])).toEqual([{ groupId: 'AFR', isAnew: true }]);
  });
});
