import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { scanBytes } from './scan-bytes';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A daemon that speaks INSTREAM: `answer` is given the bytes that arrived, whole. */
async function daemon(answer: (bytes: Buffer, socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      const content = contentOf(received);
      if (content) answer(content, socket);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** The chunks of a stream put together, once the empty one has come. */
function contentOf(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (received.subarray(0, command.length).toString('latin1') !== command) return null;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const harmful = 'HARMFUL';
const speaking = () =>
  daemon((bytes, socket) => socket.end(bytes.includes(harmful) ? 'stream: Test.Harmful-1 FOUND\0' : 'stream: OK\0'));

describe('a scanner', () => {
  it('is given every byte, in chunks, and names what it finds', async () => {
    const host = await speaking();
    const large = Buffer.concat([Buffer.alloc(200_000, 65), Buffer.from(harmful)]);
    expect(await scanBytes(large, host)).toEqual({ state: 'found', name: 'Test.Harmful-1' });
    expect(await scanBytes(large.subarray(0, 200_000), host)).toEqual({ state: 'clean' });
  });

  it('that is not there, is late, breaks off or says something else has found nothing clean', async () => {
    const away = { state: 'away' };
    const silent = await daemon(() => undefined);
    const torn = await daemon((_bytes, socket) => socket.destroy());
    const limited = await daemon((_bytes, socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'));
    const bytes = Buffer.from('a file');
    expect(await scanBytes(bytes, '127.0.0.1:1')).toEqual(away);
    expect(await scanBytes(bytes, silent, 200)).toEqual(away);
    expect(await scanBytes(bytes, torn)).toEqual(away);
    expect(await scanBytes(bytes, limited)).toEqual(away);
  });
});
