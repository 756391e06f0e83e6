import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { visibleClasses } from '@/lib/auth/visibility';
import { Refusal } from '@/lib/core/errors';
import { liveStream } from '@/lib/core/live-stream';

export const dynamic = 'force-dynamic';

/**
 * Live events of a meeting as server-sent events: pointers to what changed, never the change itself. What a reader learns
 * depends on their roles; the page they then load asks for them again. A stream goes on where `Last-Event-ID` says, or
 * after the number in `?after=` that the page was made at.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const scope = await enterMeeting(await currentActor(), slug).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!scope) return new Response(null, { status: 404 });
  const last = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
  const after = last !== null && /^\d{1,9}$/.test(last) ? Number(last) : null;
  const stream = liveStream(scope.meeting.id, after, visibleClasses(scope));
  if (!stream) return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Accel-Buffering': 'no',
    },
  });
}
