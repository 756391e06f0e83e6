import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { findIssue, readPlenaryRecord } from '@/lib/plenary/queries/record';
import { makeBundle } from '@/lib/plenary/render/bundle';

/**
 * GET /api/meetings/{slug}/plenary-record?issue=2: the record as it was given out under a number, or without one as it is now, as
 * one JSON file with its hashes and those of its minutes, for everyone in the meeting. `npm run parley -- verify FILE` says whether it is consistent in itself; that it is from here
 * is told by the hashes on the page of the record.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const asked = new URL(request.url).searchParams.get('issue');
    const found =
      asked === null
        ? { record: await readPlenaryRecord(scope), issue: null }
        : /^[1-9]\d{0,5}$/.test(asked)
          ? await findIssue(scope, Number(asked))
          : null;
    if (!found) return null;
    const { record, issue } = found;
    const bytes = new TextEncoder().encode(await makeBundle(record, issue));
    return fileResponse({
      name: `${record.meeting.code}-plenary${issue ? `-issue-${issue.number}` : ''}.json`,
      type: 'application/json; charset=utf-8',
      bytes,
    });
  });
}
