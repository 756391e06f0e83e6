import { currentActor, type Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { visibleClasses } from '@/lib/auth/visibility';
import { Refusal } from '@/lib/core/errors';
import { liveStream, type StreamOwner } from '@/lib/core/live-stream';
import { networkOf } from '@/lib/core/network';

export const dynamic = 'force-dynamic';

/** Windows that one person has open, and then some. */
const mostPerAccount = 10;
/** Readers who are not signed in, behind one address: a hall of 200 with two windows each. */
const mostPerNetwork = 400;

/**
 * Live events of a meeting as server-sent events: pointers to what changed, never the change itself. What a reader learns
 * depends on their roles; the page they then load asks for them again. A stream goes on where `Last-Event-ID` says, or
 * after the number in `?after=` that the page was made at.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const actor = await currentActor();
  const scope = await enterMeeting(actor, slug).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!scope) return new Response(null, { status: 404 });
  const last = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
  const after = last !== null && /^\d{1,9}$/.test(last) ? Number(last) : null;
  const stream = liveStream(scope.meeting.id, after, visibleClasses(scope), ownerOf(actor, request));
  if (!stream) return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Accel-Buffering': 'no',
    },
  });
}

function ownerOf(actor: Actor | null, request: Request): StreamOwner | null {
  if (actor) return { key: `account ${actor.accountId}`, most: mostPerAccount };
  const network = networkOf(request.headers.get('x-forwarded-for'));
  return network ? { key: `network ${network}`, most: mostPerNetwork } : null;
}
