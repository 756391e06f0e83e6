import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { findBlankPaper, findFilledPaper } from '@/lib/offline/queries/paper';
import { renderPaper } from '@/lib/offline/render/paper';

/**
 * GET /api/meetings/{slug}/questionnaire?of={party}&answers=yes&language=fr: the questionnaire as a PDF, blank or with the
 * party's answer: its last submission, or what is saved so far, marked as a draft. Without a party it is blank and for the
 * secretariat. What may not be read and what is not there answer 404 alike.
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
    const paper =
      hasAnswers && party !== null
        ? await findFilledPaper(scope, { party, locale })
        : await findBlankPaper(scope, { party, locale });
    const name = [
      slug,
      'survey',
      party?.replace(/[^a-z0-9-]/g, '') ?? 'questionnaire',
      hasAnswers ? 'answer' : 'blank',
      locale,
    ];
    return new Response(new Uint8Array(await renderPaper(paper)), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${name.join('-')}.pdf"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
