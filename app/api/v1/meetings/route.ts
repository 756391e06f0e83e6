import { enterSite } from '@/lib/auth/scope';
import { publicData } from '@/lib/core/public-data';
import { meetingLineJson } from '@/lib/meetings/exchange/meeting-json';
import { listPublicMeetings } from '@/lib/meetings/queries';

/** GET /api/v1/meetings: the meetings that are open to everybody, newest first. Those in preparation are not there. */
export function GET(request: Request): Promise<Response> {
  return publicData(request, async () => ({ data: (await listPublicMeetings(enterSite(null))).map(meetingLineJson) }));
}
