import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse, readStoredFile } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findSurveyFile } from '@/lib/surveys/queries/survey-file';

type Params = { params: Promise<{ slug: string; delegation: string; file: string }> };

/** GET /api/meetings/{slug}/survey-files/{delegation}/{file}: a file that a delegation answered with, for those who may read its answers. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { slug, delegation, file } = await params;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const id = await findSurveyFile(scope, recordId.parse(delegation), recordId.parse(file));
    const stored = id && (await readStoredFile(id));
    return stored ? fileResponse(stored) : null;
  });
}
