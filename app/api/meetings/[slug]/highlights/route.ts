import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { mediaTypes } from '@/lib/core/media-types';
import { refusedFile } from '@/lib/core/private-file';
import { fileFormats, fileName } from '@/lib/outcome/model/file-names';
import { findPublication, listPublicationsTo } from '@/lib/outcome/queries';
import { highlightsBundle } from '@/lib/outcome/render/bundle';
import { highlightsFile } from '@/lib/outcome/render/files';

/**
 * GET /api/meetings/{slug}/highlights?format=pdf|docx|txt|xml|json|zip&language=en&number=1: the published Highlights as a file.
 * The JSON is the sealed text byte for byte: its sha256 is the one that is printed. 404 where nothing is published.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const language = query.get('language') ?? '';
  const number = /^\d{1,4}$/.test(query.get('number') ?? '') ? Number(query.get('number')) : undefined;
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const publication = await findPublication(scope, number);
    if (!publication) throw new Refusal('not_found');
    const { document, canonical, sha256 } = publication;
    if (query.get('format') === 'json') return file(canonical, mediaTypes.json, fileName(document, 'json'), sha256);
    if (query.get('format') === 'zip') {
      const bundle = await highlightsBundle(publication, await listPublicationsTo(scope, document.number));
      return file(bundle.slice().buffer, mediaTypes.zip, fileName(document, 'zip'), `${sha256}-zip`);
    }
    const format = fileFormats.find((one) => one === query.get('format'));
    if (!format || !document.languages.includes(language)) throw new Refusal('not_found');
    const bytes = await highlightsFile(publication, language, format);
    const name = fileName(document, format, language);
    return file(bytes.slice().buffer, mediaTypes[format], name, `${sha256}-${language}-${format}`);
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error);
    throw error;
  }
}

function file(body: BodyInit, type: string, name: string, tag: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      ETag: `"${tag}"`,
      // A meeting may be made private again; a sealed file may still be asked for often. The server is asked each time.
      'Cache-Control': 'private, no-cache',
    },
  });
}
