import net from 'node:net';
import { logUnexpected } from './log';

/** What a scanner says of a file: nothing found, the name of what was found, or that it gave no answer. */
export type Scan = { state: 'clean' } | { state: 'found'; name: string } | { state: 'away' };

/** Bytes in one chunk of the stream; the daemon takes up to its StreamMaxLength in all. */
const chunkBytes = 64 * 1024;

/** Within this the daemon must have answered: the transaction of the upload is waiting. */
const longestMilliseconds = 8_000;

/**
 * Asks a ClamAV daemon about these bytes by its INSTREAM command over TCP: chunks with their length in front, an empty one at the
 * end. Method: clamd(8). Whatever is no clear answer (refused, late, an error, too large for the daemon) is "away": it is never taken for clean.
 * @param host "host:port"
 */
export async function scanBytes(
  bytes: Uint8Array,
  host: string,
  milliseconds: number = longestMilliseconds,
): Promise<Scan> {
  const at = host.lastIndexOf(':');
  try {
    return readAnswer(await ask(bytes, { host: host.slice(0, at), port: Number(host.slice(at + 1)) }, milliseconds));
  } catch (error) {
    logUnexpected('malware scanner', error);
    return { state: 'away' };
  }
}

function ask(bytes: Uint8Array, where: { host: string; port: number }, milliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(where);
    const timer = setTimeout(() => socket.destroy(new Error('the scanner did not answer in time')), milliseconds);
    let answer = '';
    socket.once('connect', () => {
      socket.write('zINSTREAM\0');
      for (let from = 0; from < bytes.length; from += chunkBytes) {
        const chunk = bytes.subarray(from, from + chunkBytes);
        socket.write(lengthOf(chunk.length));
        socket.write(chunk);
      }
      socket.write(lengthOf(0));
    });
    socket.on('data', (part) => {
      answer = `${answer}${part.toString('utf8')}`.slice(0, 1_000);
      if (answer.includes('\0')) socket.end();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function readAnswer(answer: string): Scan {
  const [said = ''] = answer.split('\0');
  if (said.trim() === 'stream: OK') return { state: 'clean' };
  const name = /^stream: (\S{1,100}) FOUND$/.exec(said.trim())?.[1];
  if (name) return { state: 'found', name };
  throw new Error(`the scanner gave no answer that can be read (${said.length} characters)`);
}
