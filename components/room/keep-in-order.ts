import type { WaitingQueue } from '@/components/form/waiting-queue';
import { streamOf, type Edit } from './edit-queue';

/**
 * Lays edits on the device one after the other, so that they lie there in the order in which they were made.
 * @param open the store; throws where nothing may be laid into it
 * @returns a function that resolves with an edit once it is kept, and rejects where it is not: those after it are kept all the
 * same, and name as the one before them the last that is
 */
export function keepInOrder(open: () => Promise<WaitingQueue<Edit>>): (edit: Edit) => Promise<Edit> {
  let writing: Promise<unknown> = Promise.resolve();
  const last = new Map<string, string>();
  return (edit) => {
    const kept = writing.then(async () => {
      const queue = await open();
      if (!queue.isKept) throw new Error('this browser keeps nothing');
      const stream = streamOf(edit);
      const after = stream === null ? undefined : last.get(stream);
      const inOrder = after === undefined ? edit : { ...edit, fields: { ...edit.fields, after } };
      await queue.put(inOrder);
      if (stream !== null) last.set(stream, edit.clientId);
      return inOrder;
    });
    writing = kept.catch(() => undefined);
    return kept;
  };
}
