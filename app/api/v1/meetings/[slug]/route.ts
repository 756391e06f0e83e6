import { enterMeeting } from '@/lib/auth/scope';
import { publicData } from '@/lib/core/public-data';
import { headcount } from '@/lib/delegations/queries';
import { meetingJson } from '@/lib/meetings/exchange/meeting-json';
import { meetingDetails } from '@/lib/meetings/queries';

/** GET /api/v1/meetings/SLUG: what the public page of a meeting tells; 404 alike for none and for one in preparation. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return publicData(request, async () => {
    const scope = await enterMeeting(null, slug);
    const [details, participation] = await Promise.all([meetingDetails(scope), headcount(scope)]);
    return meetingJson(scope.meeting, details, participation);
  });
}
