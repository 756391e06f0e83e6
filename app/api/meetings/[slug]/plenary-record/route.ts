import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { readPlenaryRecord } from '@/lib/plenary/queries/record';
import { makeBundle } from '@/lib/plenary/render/bundle';

/**
 * GET /api/meetings/{slug}/plenary-record: everything the plenary has recorded as one JSON file with its hashes, and those of its
 * minutes, for everyone in the meeting. `npm run parley -- verify FILE` says whether it is consistent in itself; that it is from here
 * is told by the hashes on the page of the record.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return privateFile(async () => {
    const record = await readPlenaryRecord(await enterMeeting(await currentActor(), slug));
    const bytes = new TextEncoder().encode(await makeBundle(record));
    return fileResponse({
      name: `${record.meeting.code}-plenary.json`,
      type: 'application/json; charset=utf-8',
      bytes,
    });
  });
}
