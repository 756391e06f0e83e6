import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { isMatching } from '@/lib/core/json-response';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findDocumentFile } from '@/lib/documents/queries';

type Params = { params: Promise<{ slug: string; file: string }> };

/** GET /api/meetings/{slug}/documents/{file}: a document in one language and revision. 404 for whoever may not read it; 304 where they have it already; what is not everybody’s no browser keeps. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, file } = await params;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const { etag, read } = await findDocumentFile(scope, recordId.parse(file));
    if (etag === null) return fileResponse(await read());
    if (isMatching(request.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers: { ETag: etag, 'Cache-Control': 'private, no-cache' } });
    return fileResponse(await read(), { etag });
  });
}
