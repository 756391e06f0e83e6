import en from './messages/en/away.json';
import es from './messages/es/away.json';
import fr from './messages/fr/away.json';
import { plainPage } from './plain-page';
import type { Locale } from './routing';

const words: Record<Locale, typeof en> = { en, fr, es };

/** Seconds after which a browser, or whoever else asked, may ask again. */
export const awaySeconds = 5;

/**
 * The page of a process whose database is away: it needs neither, so it is one text without scripts and without files.
 * A page that was asked for asks again by itself; what was sent is not sent again unasked.
 */
export function awayPage(locale: Locale, wasSent: boolean): string {
  const t = words[locale];
  return plainPage({
    locale,
    title: t.title,
    text: t.text,
    head: wasSent ? '' : `<meta http-equiv="refresh" content="${awaySeconds}">`,
    next: wasSent
      ? `<p><strong>${t.sent}</strong></p>`
      : `<p class="quiet">${t.retry}</p><p><a href="">${t.again}</a></p>`,
  });
}
