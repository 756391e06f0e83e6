import type { Choice } from '@/components/form/select-field';
import { pick, type LocalizedText } from '@/lib/i18n/pick';

/** Choices in the reader's language; one that is in another says so. */
export function toChoices(choices: readonly { code: string; label: LocalizedText }[], locale: string): Choice[] {
  return choices.map(({ code, label }) => {
    const { text, lang, isFallback } = pick(label, locale);
    return { value: code, label: text, ...(isFallback ? { lang } : {}) };
  });
}
