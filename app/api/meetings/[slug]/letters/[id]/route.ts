import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { recordId } from '@/lib/core/validation';
import { previewLetter } from '@/lib/inviting/queries/detail';

type Props = { params: Promise<{ slug: string; id: string }> };

/** GET /api/meetings/{slug}/letters/{invitation}?number=1: the letter of an invitation as it would be sent now, for the secretariat. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { slug, id } = await params;
  const number = Number(new URL(request.url).searchParams.get('number') ?? '1');
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const { name, bytes } = await previewLetter(scope, recordId.parse(id), number);
    return fileResponse({ name, type: mediaTypes.pdf, bytes });
  } catch (error) {
    if (error instanceof Refusal)
      return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
    throw error;
  }
}
