import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { findAnnualReport } from '@/lib/follow-up/queries';
import { annualReportFile, annualReportFormats } from '@/lib/follow-up/render/annual-report-file';
import { isLocale } from '@/lib/i18n/routing';

/**
 * GET /api/meetings/{slug}/follow-up-report?format=pdf|docx&language=fr&until=2026-12-31: what was accepted until the end of a
 * day that is over. The same address gives the same bytes on every later day. 404 for a day that is not over, or before the
 * Highlights.
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
    const bytes = await annualReportFile(content, { language, baseUrl: env().baseUrl }, format);
    const name = `${content.meeting.code}-follow-up-${content.until}-${language}.${format}`;
    return fileResponse({ name, type: mediaTypes[format], bytes, isIllustrative: content.meeting.illustrative });
  });
}
