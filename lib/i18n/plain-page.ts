import { directionOf, type Locale } from './routing';

const style = `:root{color-scheme:light dark;--paper:#fff;--ink:#16202a;--ink-2:#47535f;--accent:#0b4f79}
@media(prefers-color-scheme:dark){:root{--paper:#10171d;--ink:#e8edf1;--ink-2:#aebac4;--accent:#8cc3e6}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 'Segoe UI',system-ui,sans-serif}
main{max-width:40rem;margin-inline:auto;padding:1.5rem 1rem 5rem}
.brand{font-weight:600;padding-block-end:.75rem;border-block-end:2px solid var(--ink)}
h1{font:600 1.75rem/1.2 Georgia,serif;margin-block:2.25rem 1rem}
p{margin-block:0 1rem}.quiet{color:var(--ink-2)}a{color:var(--accent);display:inline-block;padding-block:.625rem}`;

interface PlainPage {
  locale: Locale;
  title: string;
  text: string;
  /** What may be done now, as markup. */
  next: string;
  /** More of the document's head, as markup. */
  head?: string;
}

/** One text without scripts and without files, for what proxy.ts answers before any page is reached. */
export function plainPage({ locale, title, text, next, head = '' }: PlainPage): string {
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${head}<title>${title} – Parley</title><style>${style}</style></head>
<body><main><p class="brand">Parley</p><div role="alert"><h1>${title}</h1><p>${text}</p></div>${next}</main></body></html>`;
}
