import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { findLetter } from '@/lib/representation/queries';

/**
 * GET /api/meetings/{slug}/nomination-letter?of={party}: the delegation's letter as it was handed in, always as a download.
 * For its focal points and the secretariat; for everybody else, and where there is none, 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const party = new URL(request.url).searchParams.get('of') ?? '';
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const letter = await findLetter(scope, party);
    return letter ? fileResponse(letter) : missing();
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
