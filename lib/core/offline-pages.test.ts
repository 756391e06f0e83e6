import { expect, it } from 'vitest';
import { withWorker } from './offline-pages';

it('have a worker: doors, and rooms with their list, but no other page whose address names groups', () => {
  const may = [
    '/en/manage/m/door',
    '/fr/meetings/m/groups',
    '/es/meetings/m/groups/AFR',
    '/en/meetings/m/groups/AFR/offline',
  ];
  expect(may.filter((address) => !withWorker.test(address))).toEqual([]);
  const mayNot = [
    '/en/meetings/m/groups/AFR/report',
    '/en/manage/m/groups',
    '/en/meetings/m',
    '/en/meetings/m/groups/AFR/x/offline',
  ];
  expect(mayNot.filter((address) => withWorker.test(address))).toEqual([]);
});
