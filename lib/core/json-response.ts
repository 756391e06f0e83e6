import { sha256 } from './canonical';

/**
 * Public JSON with an ETag of its bytes. Caches must ask again each time, so that a correction is seen at once; what has
 * not changed costs 304 and no body. Open to other sites: the data are public and no cookie is read.
 */
export function jsonResponse(
  request: Request,
  value: unknown,
  { status = 200, type = 'application/json' } = {},
): Response {
  const body = JSON.stringify(value);
  const etag = `"${sha256(body).slice(0, 32)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, no-cache',
    'Access-Control-Allow-Origin': '*',
  };
  if (status === 200 && isMatching(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers: { ...headers, 'Content-Type': `${type}; charset=utf-8` } });
}

/** Weak comparison, as conditional reads ask for; proxies that compress turn an ETag into a weak one. */
export function isMatching(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header
    .split(',')
    .some((candidate) => candidate.trim() === '*' || candidate.trim().replace(/^W\//, '') === etag);
}
