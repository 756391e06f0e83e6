import en from './messages/en/away.json';
import es from './messages/es/away.json';
import fr from './messages/fr/away.json';
import { directionOf, type Locale } from './routing';

const words: Record<Locale, typeof en> = { en, fr, es };

/** Seconds after which a browser, or whoever else asked, may ask again. */
export const awaySeconds = 5;

const style = `:root{color-scheme:light dark;--paper:#fff;--ink:#16202a;--ink-2:#47535f;--accent:#0b4f79}
@media(prefers-color-scheme:dark){:root{--paper:#10171d;--ink:#e8edf1;--ink-2:#aebac4;--accent:#8cc3e6}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 'Segoe UI',system-ui,sans-serif}
main{max-width:40rem;margin-inline:auto;padding:1.5rem 1rem 5rem}
.brand{font-weight:600;padding-block-end:.75rem;border-block-end:2px solid var(--ink)}
h1{font:600 1.75rem/1.2 Georgia,serif;margin-block:2.25rem 1rem}
p{margin-block:0 1rem}.quiet{color:var(--ink-2)}a{color:var(--accent);display:inline-block;padding-block:.625rem}`;

/**
 * The page of a process whose database is away: it needs neither, so it is one text without scripts and without files.
 * A page that was asked for asks again by itself; what was sent is not sent again unasked.
 */
export function awayPage(locale: Locale, wasSent: boolean): string {
  const t = words[locale];
  const refresh = wasSent ? '' : `<meta http-equiv="refresh" content="${awaySeconds}">`;
  const next = wasSent
    ? `<p><strong>${t.sent}</strong></p>`
    : `<p class="quiet">${t.retry}</p><p><a href="">${t.again}</a></p>`;
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${refresh}<title>${t.title} – Parley</title><style>${style}</style></head>
<body><main><p class="brand">Parley</p><div role="alert"><h1>${t.title}</h1><p>${t.text}</p></div>${next}</main></body></html>`;
}
