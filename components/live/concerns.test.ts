import { expect, it } from 'vitest';
import { concerns } from './concerns';

const room = { types: ['group', 'recommendation'], about: ['group', 'draft'] };
const of = (type: string, subjectId: string, isRenewing = false) =>
  concerns({ type, subjectId }, { ...room, isRenewing });

it('is what is said of the records that a page shows, and of any while they change', () => {
  expect([of('group', 'group'), of('recommendation', 'draft')]).toEqual([true, true]);
  expect([of('group', 'another'), of('recommendation', 'another'), of('amendment', 'draft')]).toEqual([
    false,
    false,
    false,
  ]);
  expect([of('recommendation', 'another', true), of('amendment', 'draft', true)]).toEqual([true, false]);
  expect(concerns({ type: 'amendment', subjectId: 'any' }, { isRenewing: false })).toBe(true);
});
