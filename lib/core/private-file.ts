import { Refusal } from './errors';

/** What a file answers that is not there or not for whoever asks: nothing that tells the two apart. */
export function missingFile(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}

/** Answers with a private file, or with nothing where it is refused. */
export async function privateFile(read: () => Promise<Response | null>): Promise<Response> {
  try {
    return (await read()) ?? missingFile();
  } catch (error) {
    if (error instanceof Refusal) return missingFile();
    throw error;
  }
}
