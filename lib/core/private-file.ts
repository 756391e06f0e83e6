import { Unopenable } from './cipher';
import { Refusal } from './errors';
import { logUnexpected } from './log';

/** What a file answers that is not there or not for whoever asks: nothing that tells the two apart. */
export function missingFile(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
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
    if (error instanceof Refusal) return missingFile();
    if (!(error instanceof Unopenable)) throw error;
    logUnexpected('private file', error);
    return lockedFile();
  }
}
