import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findPhoto } from '@/lib/privacy/queries/own';

/** GET /api/meetings/{slug}/photos/{registration}: the portrait, for the person, the secretariat and the door. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  return privateFile(async () => {
    const photo = await findPhoto(await enterMeeting(await currentActor(), slug), recordId.parse(id));
    return photo && fileResponse(photo);
  });
}
