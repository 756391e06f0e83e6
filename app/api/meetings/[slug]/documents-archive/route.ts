import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { networkKey, networkOf } from '@/lib/core/network';
import { privateFile } from '@/lib/core/private-file';
import { takeAllowances } from '@/lib/core/rate-limit';
import { archiveOf } from '@/lib/documents/exchange';
import { listArchive } from '@/lib/documents/queries';

/** So many archives for one network in ten minutes. */
const allowance = { limit: 10, windowSeconds: 600 };

/**
 * GET /api/meetings/{slug}/documents-archive?versions=all: everything the reader may read, in one archive with a list, made while it
 * is taken. 404 where there is nothing; 429 for a network that has had too many.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const isWhole = new URL(request.url).searchParams.get('versions') === 'all';
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const files = await listArchive(scope, { isWhole });
    if (files.length === 0) return null;
    const network = networkOf(request.headers.get('x-forwarded-for'));
    if (network && !(await takeAllowances({ key: `documents-archive:${networkKey(network)}`, ...allowance })))
      throw new Refusal('too_many');
    return fileResponse({
      name: `${scope.meeting.code}-documents.zip`,
      type: mediaTypes.zip,
      bytes: archiveOf(files, { now: new Date() }),
      isIllustrative: scope.meeting.illustrative,
    });
  });
}
