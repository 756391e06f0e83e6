/** A text in some languages: `{ en: 'Plenary', fr: 'Plénière', es: null }`. Any language may be missing. */
export type LocalizedText = Partial<Record<string, string | null>>;

export interface PickedText {
  text: string;
  /** Language of `text`, for the `lang` attribute. */
  lang: string;
  /** True when the text is not in the language asked for: the reader is told so. */
  isFallback: boolean;
}

/**
 * The one reader of multilingual values. Order: the language asked for, the language the text was written in,
 * English, then any other. Nothing at all gives an empty text in the language asked for.
 */
export function pick(text: LocalizedText | null | undefined, locale: string, source?: string): PickedText {
  const inOrder = [locale, ...(source ? [source] : []), 'en', ...Object.keys(text ?? {})];
  for (const lang of inOrder) {
    const found = text?.[lang]?.trim();
    if (found) return { text: found, lang, isFallback: lang !== locale };
  }
  return { text: '', lang: locale, isFallback: false };
}
