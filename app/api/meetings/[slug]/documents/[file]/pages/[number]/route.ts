import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { privateFile } from '@/lib/core/private-file';
import { recordId, wholeNumber } from '@/lib/core/validation';
import { findPagePicture } from '@/lib/documents/queries';
import { takenFile } from '../../taken-file';

type Params = { params: Promise<{ slug: string; file: string; number: string }> };

const pageNumber = wholeNumber({ min: 1, max: 1000 });

/** GET /api/meetings/{slug}/documents/{file}/pages/{number}: the picture of a page of a document (WebP), under the same rule as the document. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, file, number } = await params;
  return privateFile(async () => {
    const page = pageNumber.safeParse(number);
    if (!page.success) return null;
    const scope = await enterMeeting(await currentActor(), slug);
    return takenFile(request, await findPagePicture(scope, recordId.parse(file), page.data));
  });
}
