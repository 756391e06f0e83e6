import { enterMeeting } from '@/lib/auth/scope';
import { found } from '@/lib/core/errors';
import { publicData } from '@/lib/core/public-data';
import { highlightsJson } from '@/lib/outcome/exchange/highlights-json';
import { findPublication } from '@/lib/outcome/queries';
import { listKeptFiles } from '@/lib/outcome/queries/files';

/** GET /api/v1/meetings/SLUG/highlights: the latest published Highlights; 404 while nothing is published. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return publicData(request, async () => {
    const publication = found(await findPublication(await enterMeeting(null, slug)));
    return highlightsJson(slug, publication, await listKeptFiles(publication));
  });
}
