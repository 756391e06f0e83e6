import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findDocumentFile } from '@/lib/documents/queries';
import { takenFile } from './taken-file';

type Params = { params: Promise<{ slug: string; file: string }> };

/** GET /api/meetings/{slug}/documents/{file}: a document in one language and revision. 404 for whoever may not read it; 304 where they have it already; what is not everybody’s no browser keeps. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, file } = await params;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    return takenFile(request, await findDocumentFile(scope, recordId.parse(file)));
  });
}
