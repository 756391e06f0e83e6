import { describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../schema';
import { mergeAnswer } from './merge-answers';

const text = (words: string): SurveyAnswer => ({
  kind: 'VALUE',
  choices: [],
  number: null,
  text: words,
  language: 'en',
});
const [mine, theirs, before] = [text('mine'), text('theirs'), text('before')];
/** A colleague has meanwhile written revision 2. */
const overtaken = { stored: theirs, revision: 2, seen: 1, atSeen: before };

describe('an answer that is posted', () => {
  it('is written where it is as it was seen, a first one and an emptied one too', () => {
    expect(mergeAnswer({ typed: mine, stored: null, revision: 0, seen: 0, atSeen: null })).toBe('write');
    expect(mergeAnswer({ typed: mine, stored: before, revision: 1, seen: 1, atSeen: before })).toBe('write');
    expect(mergeAnswer({ typed: null, stored: before, revision: 1, seen: 1, atSeen: before })).toBe('write');
  });

  it('leaves a colleague’s newer answer where the writer has not touched theirs, or both wrote the same', () => {
    expect(mergeAnswer({ ...overtaken, typed: before })).toBe('keep');
    expect(mergeAnswer({ ...overtaken, typed: theirs })).toBe('keep');
  });

  it('is shown beside a colleague’s where both have changed it, and never overwrites it by itself', () => {
    expect(mergeAnswer({ ...overtaken, typed: mine })).toBe('conflict');
    expect(mergeAnswer({ ...overtaken, typed: null })).toBe('conflict');
    expect(mergeAnswer({ ...overtaken, seen: 3, typed: mine })).toBe('conflict');
  });

  it('is not sealed unseen: a colleague’s newer answer is shown to the focal point, touched or not', () => {
    expect(mergeAnswer({ ...overtaken, typed: before, isSealed: true })).toBe('conflict');
    expect(mergeAnswer({ ...overtaken, typed: before, isSealed: true, seen: 2, choice: 'theirs' })).toBe('keep');
    expect(mergeAnswer({ ...overtaken, typed: theirs, isSealed: true })).toBe('keep');
  });

  it('waits for a choice once both were shown, and follows it; a third writer in between is shown again', () => {
    const shown = { ...overtaken, seen: 2 };
    expect(mergeAnswer({ ...shown, typed: mine, choice: 'ask' })).toBe('conflict');
    expect(mergeAnswer({ ...shown, typed: mine, choice: 'mine' })).toBe('write');
    expect(mergeAnswer({ ...shown, typed: mine, choice: 'theirs' })).toBe('keep');
    expect(mergeAnswer({ ...shown, revision: 3, typed: mine, choice: 'mine' })).toBe('conflict');
  });
});
