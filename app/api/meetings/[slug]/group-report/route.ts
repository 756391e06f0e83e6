import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { isLocale } from '@/lib/i18n/routing';
import { findReport } from '@/lib/reports/queries';
import { reportFile, reportFormats } from '@/lib/reports/render/report-file';

/**
 * GET /api/meetings/{slug}/group-report?group=AFR&number=1&format=pdf|docx|json&language=fr: a group's report as it was handed
 * over (the newest without a number), for everyone in the meeting. `json`: the sealed text, byte for byte what its hash was
 * taken of. What may not be seen and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const language = query.get('language') ?? undefined;
  const [number, format] = [query.get('number'), query.get('format')];
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    if (number !== null && !/^[1-9]\d{0,3}$/.test(number)) return null;
    const code = (query.get('group') ?? '').toUpperCase();
    const report = await findReport(scope, code, number === null ? null : Number(number));
    const { meeting, group } = report.content;
    const name = `${meeting.code}-${group.code}-report-${report.content.number ?? ''}`;
    const isIllustrative = meeting.illustrative;
    if (format === 'json') {
      const bytes = new TextEncoder().encode(canonicalJson(report.content));
      return fileResponse({ name: `${name}.json`, type: mediaTypes.json, bytes, isIllustrative });
    }
    const known = reportFormats.find((each) => each === format);
    if (!known || !isLocale(language)) return null;
    const bytes = await reportFile(report, { language, baseUrl: env().baseUrl }, known);
    return fileResponse({ name: `${name}-${language}.${known}`, type: mediaTypes[known], bytes, isIllustrative });
  });
}
