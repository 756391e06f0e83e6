import type { Actor } from '@/lib/auth/actor';
import { execute } from '@/lib/core/execute';
import { fileResponse } from '@/lib/core/file-store';
import { completeTransferDefinition } from '../definitions';
import { streamOf } from './file';

type MadeFile = { name: string; type: string; bytes: Uint8Array };

/** Answers with a file whose going out was written down, and writes down, with the hash, when its last byte went. */
export function recordedFile(of: { actor: Actor | null; meeting: string; transfer: string }, file: MadeFile): Response {
  const { transfer, ...call } = of;
  const stream = streamOf(onePiece(file.bytes), async (sent) => {
    await execute(completeTransferDefinition, { ...call, input: { transfer, ...sent }, key: crypto.randomUUID() });
  });
  return fileResponse({ ...file, bytes: stream });
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
