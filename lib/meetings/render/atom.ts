import { xmlText } from '@/lib/core/xml';
import type { Locale } from '@/lib/i18n/routing';

/** A feed as its reader is given it. Addresses are whole; an `id` is never given to anything else. */
export type Feed = {
  id: string;
  locale: Locale;
  title: string;
  /** Where the feed is, and the page it tells of. */
  self: string;
  page: string;
  author: string;
  entries: readonly { id: string; title: string; at: Date; href: string }[];
};

/**
 * A feed in Atom (RFC 4287), the newest entry first. It was updated when the newest entry came, or never:
 * the same content is the same bytes.
 */
export function atom({ id, locale, title, self, page, author, entries }: Feed): string {
  const sorted = entries.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const updated = (sorted[0]?.at ?? new Date(0)).toISOString();
  const entry = (one: Feed['entries'][number]) =>
    [
      '  <entry>',
      `    <id>${xmlText(one.id)}</id>`,
      `    <title>${xmlText(one.title)}</title>`,
      `    <updated>${one.at.toISOString()}</updated>`,
      `    <link rel="alternate" href="${xmlText(one.href)}"/>`,
      '  </entry>',
    ].join('\n');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `  <id>${xmlText(id)}</id>`,
    `  <title>${xmlText(title)}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${xmlText(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    ...sorted.map(entry),
    '</feed>',
    '',
  ].join('\n');
}
