import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { findBriefing } from '@/lib/breakouts/queries/briefing';
import { renderBriefing } from '@/lib/breakouts/render/briefing';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { handOutPaper } from '@/lib/transfers/exchange/hand-out-paper';

/**
 * GET /api/meetings/{slug}/group-briefing?group=AFR&language=fr: the briefing sheet of a group as it is now, as a PDF, for
 * everyone in the meeting. It names people, and so who takes it is written down.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('language') ?? undefined;
  const language = isLocale(asked) ? asked : defaultLocale;
  return privateFile(async () => {
    const actor = await currentActor();
    const scope = await enterMeeting(actor, slug);
    const briefing = await findBriefing(scope, (query.get('group') ?? '').toUpperCase());
    const { title, zone, illustrative, code } = scope.meeting;
    const meeting = { slug, title, zone, illustrative };
    const bytes = await renderBriefing(briefing, { language, meeting, baseUrl: env().baseUrl, madeAt: new Date() });
    const file = { name: `${code}-briefing-${briefing.code}-${language}.pdf`, type: mediaTypes.pdf, bytes };
    const registrations = briefing.delegations.flatMap(({ people }) => people.map(({ registration }) => registration));
    if (registrations.length === 0) return fileResponse(file);
    return handOutPaper(actor, slug, { paper: 'paper-briefing', format: 'PDF', locale: language, registrations, file });
  });
}
