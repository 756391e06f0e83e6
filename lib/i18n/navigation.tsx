import { redirect as nextRedirect, RedirectType } from 'next/navigation';
import type { ComponentProps } from 'react';

import { localisedPath } from './localised-path';
import type { Locale } from './routing';
import { useLocale } from './words';

type LinkProps = ComponentProps<'a'> & {
  href: string;
  /** False where the reader stays at their place in the page. */
  scroll?: boolean;
};

/**
 * Link to a page of this site, written without its language (server components only; a client component receives
 * finished addresses). `SoftNavigation` follows it. Nothing is fetched ahead: on a slow link the page in hand comes first. A
 * link to a place in a page loads it in full: only then does the browser mark the place (`:target`) and let a reader go on
 * from there.
 */
export function Link({ href, scroll = true, ...rest }: LinkProps) {
  const path = localisedPath(href, useLocale());
  if (href.includes('#')) return <a {...rest} href={path} />;
  return <a {...rest} href={path} data-soft={scroll ? '' : 'stay'} />;
}

/** Ends the request and sends the reader to a page of this site in the given language. */
export function redirect(path: string, locale: Locale): never {
  return nextRedirect(localisedPath(path, locale), RedirectType.push);
}
