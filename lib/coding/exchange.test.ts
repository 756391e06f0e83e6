import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { codingSheet } from './exchange';
import type { Book } from './queries/books';
import type { Comparison } from './queries/comparison';

const code = (id: string, number: number, en: string) => ({
  ...{ id, number, names: { en }, description: {} },
  ...{ lockVersion: 0, retiredAt: null, mergedIntoId: null },
});
const at = new Date('2026-11-29T12:00:00Z');
const codes = [code('a', 1, 'Visas'), code('b', 3, '=cmd|calc')];
const book: Book = {
  ...{ id: 'book', surveyId: 'survey', question: 'experience', type: 'LONG_TEXT', label: { en: 'Experience' } },
  ...{ version: 2, openedAt: at, attributed: true, isGiven: true, codes, coders: [] },
};
const comparison: Comparison = {
  book,
  codes,
  progress: { texts: 2, first: 2, second: 2, settled: 1, stale: 0 },
  agreement: { n: 2, same: 1, kappa: null, byCode: [] },
  texts: [
    {
      ...{ key: 'k', responseId: 'r1', text: '=HYPERLINK("x")', language: 'en', sha256: 's' },
      first: { codes: ['a', 'b'], by: 'Ada', at },
      second: { codes: ['a', 'b'], by: null, at },
      ...{ decided: null, counts: ['a', 'b'], isAgreed: true },
    },
    {
      ...{ key: 'l', responseId: 'r2', text: 'Second', language: null, sha256: 't' },
      first: { codes: ['a'], by: 'Ada', at },
      second: { codes: [], by: 'Bo', at },
      ...{ decided: null, counts: null, isAgreed: false },
    },
  ],
  uncoded: [
    { key: 'm', responseId: 'r1', text: 'Came later', language: 'fr', isStale: false },
    { key: 'a', responseId: 'r2', text: 'Changed', language: null, isStale: true },
  ],
};
const words = {
  head: (name: string) => name,
  part: (part: string) => part,
  state: (state: string) => state,
  label: (names: { en?: string | null }) => names.en ?? '',
  author: (names: { en?: string | null }) => names.en ?? '',
};
const authors = new Map([['r1', { code: 'rcm', names: { en: 'RCM' } }]]);

describe('a file of codings', () => {
  it('has a row for each answer with the codes by number and by name', () => {
    const [heads, changed, first, second, later] = codingSheet(comparison, authors, words);
    expect(heads?.slice(0, 9)).toEqual([
      ...['answer', 'party', 'name', 'language', 'text', 'first: by', 'first: at', 'first: codes', 'first: labels'],
    ]);
    expect(first?.slice(5, 9)).toEqual(['Ada', at.toISOString(), '1 3', 'Visas; =cmd|calc']);
    expect(first?.slice(-3)).toEqual(['1 3', 'Visas; =cmd|calc', 'agreed']);
    // No code fits is an empty text; nothing decided yet is an empty cell.
    expect(second?.slice(9, 17)).toEqual(['Bo', at.toISOString(), '', '', null, null, null, null]);
    expect(second?.slice(-3)).toEqual([null, null, 'open']);
    // What is not coded by both as it stands has its row too, and tells nothing that one of them gave.
    const empty = Array<null>(14).fill(null);
    expect(changed).toEqual([1, null, null, null, 'Changed', ...empty, 'stale']);
    expect(later).toEqual([4, 'rcm', 'RCM', 'fr', 'Came later', ...empty, 'waiting']);
    for (const line of [changed, first, second, later]) expect(line).toHaveLength(heads?.length ?? 0);
  });

  it('names nobody where answers are anonymous, and runs nothing in a spreadsheet', () => {
    const [heads, , first] = codingSheet(comparison, new Map(), words);
    expect(heads).not.toContain('party');
    expect(JSON.stringify(first)).not.toContain('rcm');
    expect(toCsv(codingSheet(comparison, authors, words))).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
