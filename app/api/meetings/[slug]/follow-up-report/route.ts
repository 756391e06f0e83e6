import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { networkOf } from '@/lib/core/network';
import { privateFile } from '@/lib/core/private-file';
import { findAnnualReport } from '@/lib/follow-up/queries';
import { annualReportFile, annualReportFormats } from '@/lib/follow-up/render/annual-report-file';
import { isLocale } from '@/lib/i18n/routing';

/**
 * GET /api/meetings/{slug}/follow-up-report?format=pdf|docx&language=fr&until=2026-12-31: what was accepted until the end of a
 * month that is over. Later reports do not change it. 404 for any other day, or before the Highlights; 429 for a network that
 * has had too many made.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const language = query.get('language') ?? undefined;
  const format = annualReportFormats.find((known) => known === query.get('format'));
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    if (!format || !isLocale(language)) return null;
    const content = await findAnnualReport(scope, query.get('until') ?? '', new Date());
    const network = networkOf(request.headers.get('x-forwarded-for'));
    const bytes = await annualReportFile(content, { language, baseUrl: env().baseUrl }, format, network);
    const name = `${content.meeting.code}-follow-up-${content.until}-${language}.${format}`;
    return fileResponse({ name, type: mediaTypes[format], bytes, isIllustrative: content.meeting.illustrative });
  });
}
