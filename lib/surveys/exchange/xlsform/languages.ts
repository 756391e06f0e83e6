/** Languages that a form may name without their code; each is known by its name in itself, English, French and Spanish. */
const known = [
  ...['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt', 'de', 'it', 'nl', 'pl', 'uk', 'ro', 'tr', 'el', 'bg', 'hu', 'cs', 'sk'],
  ...['sr', 'hr', 'bs', 'sq', 'mk', 'hy', 'ka', 'az', 'kk', 'ky', 'uz', 'tk', 'tg', 'mn', 'fa', 'ps', 'ur', 'hi', 'bn'],
  ...[
    'ne',
    'si',
    'ta',
    'my',
    'th',
    'lo',
    'km',
    'vi',
    'id',
    'ms',
    'fil',
    'tl',
    'ja',
    'ko',
    'he',
    'ku',
    'am',
    'ti',
    'om',
  ],
  ...['so', 'sw', 'rw', 'rn', 'ln', 'ha', 'ig', 'yo', 'wo', 'ff', 'bm', 'zu', 'xh', 'af', 'st', 'sn', 'ny', 'mg', 'pt'],
  ...['ht', 'qu', 'ay', 'gn', 'sv', 'da', 'no', 'nb', 'fi', 'et', 'lv', 'lt', 'sl', 'ca', 'eu', 'gl', 'mt', 'ga', 'dz'],
];

const folded = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

let names: Map<string, string> | null = null;

function namesOfLanguages(): Map<string, string> {
  if (names) return names;
  names = new Map<string, string>();
  for (const code of known)
    for (const locale of [code, 'en', 'fr', 'es']) {
      const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code);
      if (name && !names.has(folded(name))) names.set(folded(name), code);
    }
  return names;
}

/**
 * The code of a language as a heading names it: `French (fr)`, `Français`, `fr`, `Portuguese (pt-BR)`. Null where it is none
 * that is known; regions and scripts are left out.
 */
export function languageOf(heading: string): string | null {
  const [, name = '', inBrackets = ''] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(heading.trim().slice(0, 100).trim()) ?? [];
  for (const tag of [inBrackets, name]) {
    const code = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/.exec(tag.trim().toLowerCase())?.[1];
    if (code && isLanguage(code)) return code;
  }
  return namesOfLanguages().get(folded(name)) ?? null;
}

/** What has the form of a code and no name is none: "abc" is no language. */
function isLanguage(code: string): boolean {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) !== undefined;
}

/** A language as headings of an exported form name it: `French (fr)`. */
export function languageHeading(code: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) ?? code;
  return `${name.replace(/[():]/g, '')} (${code})`;
}
