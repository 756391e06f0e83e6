import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { recordId } from '@/lib/core/validation';
import { readAttachment } from '@/lib/mail/queries';

type Props = { params: Promise<{ slug: string; mail: string; file: string }> };

/** GET /api/meetings/{slug}/mails/{mail}/attachments/{file}: a file as it went with a mail of the meeting. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { slug, mail, file } = await params;
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    return fileResponse(await readAttachment(scope, recordId.parse(mail), recordId.parse(file)));
  } catch (error) {
    if (error instanceof Refusal)
      return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
    throw error;
  }
}
