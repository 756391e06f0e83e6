import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findScan } from '@/lib/privacy/queries/desk';

/** GET /api/meetings/{slug}/passport-scans/{registration}: for a travel officer who has opened the person, which is logged. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  return privateFile(async () => {
    const scan = await findScan(await enterMeeting(await currentActor(), slug), recordId.parse(id));
    return scan && fileResponse(scan);
  });
}
