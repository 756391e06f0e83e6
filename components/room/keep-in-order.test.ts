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

it('has a new draft follow nothing, and nothing follow it', async () => {
  const memory = { ...inMemory<Edit>(), isKept: true };
  const keep = keepInOrder(() => Promise.resolve(memory));
  await keep(point('one'));
  await keep({ ...point('a draft'), kind: 'draft' });
  await keep({ ...point('another'), kind: 'draft' });
  await keep(point('two'));
  expect((await memory.list()).map(({ fields }) => fields.after)).toEqual([undefined, undefined, undefined, 'one']);
});

it('takes a list that ends with the page for no place to keep anything', async () => {
  const memory = inMemory<Edit>();
  await expect(keepInOrder(() => Promise.resolve(memory))(point('one'))).rejects.toThrow('keeps nothing');
  expect(await memory.list()).toEqual([]);
});
