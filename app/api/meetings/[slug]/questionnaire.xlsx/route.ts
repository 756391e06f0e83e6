import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { exportForm } from '@/lib/surveys/queries/form-export';

/**
 * The questionnaire as an XLSForm workbook, for those who write it: `?version=` a published one, without it what is being
 * written. What may not be seen and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const version = new URL(request.url).searchParams.get('version');
  if (version !== null && !/^[1-9]\d{0,5}$/.test(version)) return missing();
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const file = await exportForm(scope, version === null ? null : Number(version));
    return file ? fileResponse(file) : missing();
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
