import { expect, it } from 'vitest';
import { inMemory } from '@/components/form/waiting-queue';
import type { Edit } from './edit-queue';
import { keepInOrder } from './keep-in-order';

const point = (clientId: string): Edit => ({
  clientId,
  kind: 'point',
  subject: 'issue',
  fields: { text: clientId },
  at: '2027-04-13T14:14:00Z',
  refusal: null,
});

it('says of an edit that it is kept only once it is, and keeps those after one that was not', async () => {
  const memory = inMemory<Edit>();
  let isFull = false;
  const disk = {
    ...memory,
    isKept: true,
    put: (edit: Edit) => (isFull ? Promise.reject(new Error('the disk is full')) : memory.put(edit)),
  };
  const keep = keepInOrder(() => Promise.resolve(disk));
  await keep(point('one'));
  isFull = true;
  await expect(keep(point('two'))).rejects.toThrow('full');
  isFull = false;
  await Promise.all([keep(point('three')), keep(point('four'))]);
  const kept = await memory.list();
  expect(kept.map(({ clientId, fields }) => [clientId, fields.after])).toEqual([
    ['one', undefined],
    ['three', 'one'],
    ['four', 'three'],
  ]);
});

it('takes a list that ends with the page for no place to keep anything', async () => {
  const memory = inMemory<Edit>();
  await expect(keepInOrder(() => Promise.resolve(memory))(point('one'))).rejects.toThrow('keeps nothing');
  expect(await memory.list()).toEqual([]);
});
