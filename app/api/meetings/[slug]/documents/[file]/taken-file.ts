import { fileResponse } from '@/lib/core/file-store';
import { isMatching } from '@/lib/core/json-response';
import type { TakenFile } from '@/lib/documents/queries';

/** Answers with a file of a document; 304 where they have it already. What is not everybody’s no browser keeps. */
export async function takenFile(request: Request, { etag, read }: TakenFile): Promise<Response> {
  if (etag === null) return fileResponse(await read());
  if (isMatching(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: { ETag: etag, 'Cache-Control': 'private, no-cache' } });
  return fileResponse(await read(), { etag });
}
