import { sha256 } from './canonical';
import { isMatching } from './json-response';

/**
 * A file that is the same for everybody, with an ETag of its bytes: caches must ask again each time, and what has not changed costs
 * 304 and no body. Open to other sites, since no cookie is read. `name`: to be kept under; without one it is read where it is.
 * `isIllustrative`: of invented data, which search engines are kept away from.
 */
export function publicFile(
  request: Request,
  body: string | Uint8Array,
  { type, name, isIllustrative = false }: { type: string; name?: string; isIllustrative?: boolean },
): Response {
  const etag = `"${sha256(body).slice(0, 32)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, no-cache',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
    ...(isIllustrative ? { 'X-Robots-Tag': 'noindex' } : {}),
  };
  if (isMatching(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      ...headers,
      'Content-Type': type,
      ...(name ? { 'Content-Disposition': `attachment; filename="${name}"` } : {}),
    },
  });
}
