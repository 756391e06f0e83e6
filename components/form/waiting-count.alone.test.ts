import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetLetterboxes } from './letterbox-keys';
import { countAllEdits, countEdits, countOwnEdits, countRecords, lastKey, rememberWaiting } from './waiting-count';

/** A browser's store, in memory. */
function makeStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

beforeEach(() => vi.stubGlobal('localStorage', makeStorage()));
afterEach(() => vi.unstubAllGlobals());

it('tells whoever signs out of their own edits, and not the next person, who can neither see nor send them', () => {
  localStorage.setItem(`${lastKey}/en/meetings/m/groups/AFR`, 'hers');
  localStorage.setItem(`${lastKey}/fr/meetings/m/groups/AFR`, 'hers');
  rememberWaiting({ place: 'hers' }, 3);
  expect([countOwnEdits(), countRecords()]).toEqual([3, 0]);
  forgetLetterboxes(localStorage);
  localStorage.setItem(`${lastKey}/en/meetings/m/groups/AFR`, 'his');
  expect([countOwnEdits(), countEdits('hers'), countAllEdits()]).toEqual([0, 3, 3]);
  rememberWaiting({ place: 'his' }, 1);
  rememberWaiting('door', 2);
  expect([countOwnEdits(), countAllEdits(), countRecords()]).toEqual([1, 4, 2]);
  rememberWaiting({ place: 'hers' }, 0);
  expect(countAllEdits()).toBe(1);
});

it('counts nothing where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  rememberWaiting('door', 1);
  expect([countOwnEdits(), countAllEdits(), countRecords()]).toEqual([0, 0, 0]);
});
