import type { Locale } from './routing';

/** Puts the language in front of a path of this site: `/meetings` → `/fr/meetings`. Anchors and full addresses stay. */
export function localisedPath(path: string, locale: Locale): string {
  if (!path.startsWith('/') || path.startsWith('//')) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
