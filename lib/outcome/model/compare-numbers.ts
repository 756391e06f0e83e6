/** What one language says that the other does not: numbers and symbols that have to be the same in both. */
export type Unmatched = { missing: string[]; added: string[] };

/** A symbol of a document or recommendation: AFR/3, C/2, GRCP7, GRCP7/Highlights. */
const symbols = /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{Lu}\p{N}]*(?:\/[\p{L}\p{N}]+)+|\p{Lu}{2,}\d+)(?![\p{L}\p{N}])/gu;

/** Digits with what parts thousands (space of any width, point, comma, apostrophe) and decimals. */
const numbers = /\d+(?:[\s.,’'\u00a0\u202f]\d+)*/gu;

/**
 * Numbers and symbols of a text as they compare across languages: "1,234.5" in English, "1 234,5" in French and "1.234,5" in
 * Spanish are the same. A month that stands at a number is `--10`, as ISO 8601 has it without a year. Numbers in words, and months
 * without a day or year, are not looked at.
 */
export function figuresOf(text: string, language: string): string[] {
  const found: string[] = [];
  const rest = text.normalize('NFC').replace(symbols, (symbol) => {
    found.push(symbol);
    return ' ';
  });
  found.push(...monthsOf(rest, language));
  for (const [typed] of rest.matchAll(numbers)) found.push(...plainNumbers(typed, language));
  return found.sort();
}

const monthPatterns = new Map<string, RegExp>();

/** The months of dates: names of months with a day before them or a day or year behind them. */
function monthsOf(text: string, language: string): string[] {
  const names = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)),
  );
  let pattern = monthPatterns.get(language);
  if (!pattern) {
    const name = `(?<![\\p{L}])(${names.join('|')})(?![\\p{L}])`;
    pattern = new RegExp(
      `\\d(?:er|st|nd|rd|th|\\.?º)?\\s+(?:de\\s+|of\\s+)?${name}|${name},?\\s+(?:de\\s+|of\\s+)?\\d`,
      'gu',
    );
    monthPatterns.set(language, pattern);
  }
  return Array.from(text.matchAll(pattern), ([, before, behind]) => {
    return `--${String(names.indexOf(before ?? behind ?? '') + 1).padStart(2, '0')}`;
  });
}

/** A run of digits and separators as plain numbers: one where the language reads it as one, otherwise each for itself. */
function plainNumbers(typed: string, language: string): string[] {
  const decimal = language === 'en' ? '[.]' : ',';
  // In all three a space parts thousands; the other sign does where three digits follow.
  const grouped = new RegExp(
    `^\\d{1,3}(?:[\\s\\u00a0\\u202f’'${language === 'en' ? ',' : '.'}]\\d{3})+(?:${decimal}\\d+)?$`,
    'u',
  );
  const simple = new RegExp(`^\\d+(?:${decimal}\\d+)?$`, 'u');
  if (simple.test(typed) || grouped.test(typed)) {
    const [whole = '', fraction] = typed.split(language === 'en' ? '.' : ',');
    const digits = whole.replace(/\D/g, '');
    return [fraction === undefined ? digits : `${digits}.${fraction}`];
  }
  return typed.split(/\D+/u);
}

/** Numbers and symbols of a source text that its translation lacks, and those it has beyond. */
export function compareFigures(
  source: { text: string; language: string },
  translation: { text: string; language: string },
): Unmatched {
  const left = figuresOf(source.text, source.language);
  const added = figuresOf(translation.text, translation.language).filter((figure) => {
    const at = left.indexOf(figure);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { missing: left, added };
}
