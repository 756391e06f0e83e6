import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { found, Refusal } from '@/lib/core/errors';
import { fileResponse, readStoredFile } from '@/lib/core/file-store';
import { recordId } from '@/lib/core/validation';
import { findAnswerFile } from '@/lib/forms/queries/answer';

type Params = { params: Promise<{ slug: string; response: string; field: string }> };

/** GET /api/meetings/{slug}/answers/{response}/{field}: the file that somebody answered a form with, for those who may read the answer. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { slug, response, field } = await params;
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const file = found(await findAnswerFile(scope, recordId.parse(response), field));
    return fileResponse(found(await readStoredFile(file)));
  } catch (error) {
    if (error instanceof Refusal)
      return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
    throw error;
  }
}
