// Packs archives, one after the other, in a thread of its own: the packer is synchronous, and nobody is to wait for it.
import { parentPort } from 'node:worker_threads';
import { packParts } from './pack-parts.mjs';

parentPort?.on('message', ({ id, files }) => {
  try {
    const packed = packParts(files);
    parentPort?.postMessage({ id, packed }, [packed.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
