import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findLetter } from '@/lib/papers/queries/letters';
import { renderLetters } from '@/lib/papers/render/letter';

/** GET /api/meetings/{slug}/papers/{id}: a letter as it was issued, for the secretariat and whom it was issued to. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const paper = await findLetter(scope, recordId.parse(id));
    if (!paper) return null;
    const [bytes] = await renderLetters([paper], env().baseUrl);
    const name = `${scope.meeting.code}-${paper.kind.toLowerCase().replaceAll('_', '-')}-${paper.code}.pdf`;
    return bytes ? fileResponse({ name, type: 'application/pdf', bytes }) : null;
  });
}
