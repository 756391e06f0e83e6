import { Unopenable } from './cipher';
import { Refusal } from './errors';
import { logUnexpected } from './log';

/** What a file answers that is not there or not for whoever asks: nothing that tells the two apart. */
export function missingFile(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}

/** What a file answers that cannot be made just now, because too many are being made: the same request again in a moment. */
function busyFile(): Response {
  return new Response('Too many files are being made at this moment. Try again in a few seconds.\n', {
    status: 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store', 'Retry-After': '5' },
  });
}

/** What a file answers that one network has asked for too often. */
function refusedOften(): Response {
  return new Response('Too many files were asked for from this network. Try again in a few minutes.\n', {
    status: 429,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Retry-After': '600',
    },
  });
}

/** What a file answers that was refused: busy and too often are said, everything else is nothing. */
export function refusedFile({ code }: Refusal): Response {
  if (code === 'too_many') return refusedOften();
  return code === 'busy' ? busyFile() : missingFile();
}

/** What a file answers whose key this instance does not hold: it is there, and only the operator can help. */
function lockedFile(): Response {
  return new Response(
    'This file was sealed with a key that this instance does not hold. The operator has to add that key to PARLEY_DATA_KEYS_OLD.\n',
    { status: 503, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' } },
  );
}

/** Answers with a private file, or with nothing where it is refused. */
export async function privateFile(read: () => Promise<Response | null>): Promise<Response> {
  try {
    return (await read()) ?? missingFile();
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error);
    if (!(error instanceof Unopenable)) throw error;
    logUnexpected('private file', error);
    return lockedFile();
  }
}
