import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { mediaTypes } from '@/lib/core/media-types';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { findBlankPaper, findFilledPaper } from '@/lib/offline/queries/paper';
import { findSheet } from '@/lib/offline/queries/sheet';
import { renderPaper } from '@/lib/offline/render/paper';
import { renderSheet } from '@/lib/offline/render/sheet';

/**
 * GET /api/meetings/{slug}/questionnaire?of={party}&answers=yes&language=fr: the questionnaire as a PDF, blank or with the
 * party's answer: its last submission, or what is saved so far, marked as a draft. Without a party it is blank and for the
 * secretariat. `format=xlsx`: a sheet to be filled in and brought back, for those who may answer. What may not be read and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('language') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const party = query.get('of');
  const hasAnswers = query.get('answers') === 'yes';
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const name = [slug, 'survey', party?.replace(/[^a-z0-9-]/g, '') ?? 'questionnaire'].join('-');
    if (query.get('format') === 'xlsx') {
      if (party === null) return missing();
      const { frame, rows } = await findSheet(scope, { party, locale });
      return file(renderSheet(frame, rows), `${name}-${locale}.xlsx`, mediaTypes.xlsx);
    }
    const paper =
      hasAnswers && party !== null
        ? await findFilledPaper(scope, { party, locale })
        : await findBlankPaper(scope, { party, locale });
    return file(await renderPaper(paper), `${name}-${hasAnswers ? 'answer' : 'blank'}-${locale}.pdf`, mediaTypes.pdf);
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

/** Always a download, and never kept on the way. */
function file(bytes: Uint8Array, name: string, type: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
