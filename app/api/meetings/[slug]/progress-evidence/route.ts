import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse, readStoredFile } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findEvidence } from '@/lib/follow-up/queries';

/** GET /api/meetings/{slug}/progress-evidence?report=…&position=1: a file of evidence. 404 for whoever may not read the report. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const position = Number(query.get('position'));
    const file = await readStoredFile(
      await findEvidence(scope, {
        report: recordId.parse(query.get('report')),
        position: Number.isInteger(position) && position > 0 && position < 100 ? position : 0,
      }),
    );
    return file && fileResponse({ ...file, isIllustrative: scope.meeting.illustrative });
  });
}
