import { currentActor } from '@/lib/auth/actor';
import { authorize } from '@/lib/auth/permissions';
import { enterMeeting } from '@/lib/auth/scope';
import { paperVersions } from '@/lib/background/model/paper';
import { draftBackgroundPaper, findBackgroundPaper } from '@/lib/background/queries';
import { paperFile, paperFormats, paperTag } from '@/lib/background/render/paper-file';
import { canonicalJson } from '@/lib/core/canonical';
import { env } from '@/lib/core/env';
import { isMatching } from '@/lib/core/json-response';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { isLocale } from '@/lib/i18n/routing';
import { snapshotNumber } from '@/lib/surveys/model/snapshot-number';

/**
 * GET /api/meetings/{slug}/background-paper?format=pdf|docx|json&language=fr&version=full|public&number=2: a background paper as
 * issued (the newest without a number); with `draft=3` the next one as it would be made of snapshot no. 3, for whoever issues
 * it. `json`: the sealed text, byte for byte what its hash was taken of, for whoever may read the full version. What may not be
 * seen and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const language = query.get('language') ?? undefined;
  const version = paperVersions.find((known) => known === (query.get('version') ?? 'public'));
  const [number, draft] = [query.get('number'), query.get('draft')];
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    if (!version) return null;
    const { small, ...source } =
      draft === null
        ? await findBackgroundPaper(scope, snapshotNumber(number), version)
        : await draftBackgroundPaper(scope, snapshotNumber(draft) ?? 0);
    const { content, sha256 } = source;
    const name = `${content.meeting.code}-background-paper-${content.number}`;
    const headers = {
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      ...(content.meeting.illustrative ? { 'X-Robots-Tag': 'noindex' } : {}),
    };
    if (query.get('format') === 'json') {
      authorize(scope, 'background-paper.read');
      if (sha256 === null) return null;
      return new Response(canonicalJson(content), {
        headers: {
          ...headers,
          'Content-Type': mediaTypes.json,
          'Content-Disposition': `attachment; filename="${name}.json"`,
          'Cache-Control': 'private, no-store',
        },
      });
    }
    const format = paperFormats.find((known) => known === query.get('format'));
    if (!format || !isLocale(language)) return null;
    const wording = { language, version, small, baseUrl: env().baseUrl };
    // What an old browser still holds is the paper itself; whether it may be read is asked each time.
    const tag = `"${paperTag(source, wording)}-${format}"`;
    const caching = { ETag: tag, 'Cache-Control': 'private, no-cache' };
    if (isMatching(request.headers.get('if-none-match'), tag))
      return new Response(null, { status: 304, headers: caching });
    const bytes = await paperFile(source, wording, format);
    const parts = [name, language, ...(version === 'public' ? ['public'] : []), ...(sha256 === null ? ['draft'] : [])];
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...headers,
        ...caching,
        'Content-Type': mediaTypes[format],
        'Content-Disposition': `attachment; filename="${parts.join('-')}.${format}"`,
      },
    });
  });
}
