import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { sha256 as hashOf } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import { isMatching } from '@/lib/core/json-response';
import { mediaTypes } from '@/lib/core/media-types';
import { refusedFile } from '@/lib/core/private-file';
import { fileFormats, fileName } from '@/lib/outcome/model/file-names';
import { findPublication, listPublicationsTo } from '@/lib/outcome/queries';
import { listKeptFiles, readFile } from '@/lib/outcome/queries/files';
import { bundleTag, highlightsBundle } from '@/lib/outcome/render/bundle';

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
    const held = request.headers.get('if-none-match');
    if (query.get('format') === 'json')
      return await file(held, `"${sha256}"`, mediaTypes.json, fileName(document, 'json'), () => canonical);
    const kept = await listKeptFiles(publication);
    if (query.get('format') === 'zip') {
      const publications = await listPublicationsTo(scope, document.number);
      return await file(
        held,
        bundleTag(publications),
        mediaTypes.zip,
        fileName(document, 'zip'),
        async () => new Uint8Array(await highlightsBundle(publication, publications, (...of) => readFile(...of, kept))),
      );
    }
    const format = fileFormats.find((one) => one === query.get('format'));
    if (!format || !document.languages.includes(language)) throw new Refusal('not_found');
    const one = kept.find((each) => each.language === language && each.format === format);
    const read = async () => new Uint8Array(await readFile(publication, language, format, kept));
    // Begins with the seal; names the bytes, which are the same before they are kept and after.
    const tag = `"${sha256}-${one?.sha256 ?? hashOf(await read())}"`;
    return await file(held, tag, mediaTypes[format], fileName(document, format, language), read);
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error);
    throw error;
  }
}

/** A file, or 304 where the one that is held already is this one: then nothing is made. */
async function file(
  held: string | null,
  tag: string,
  type: string,
  name: string,
  make: () => BodyInit | Promise<BodyInit>,
): Promise<Response> {
  // A meeting may be made private again; a sealed file may still be asked for often. The server is asked each time.
  const caching = { ETag: tag, 'Cache-Control': 'private, no-cache' };
  if (isMatching(held, tag)) return new Response(null, { status: 304, headers: caching });
  return new Response(await make(), {
    headers: { ...caching, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}
