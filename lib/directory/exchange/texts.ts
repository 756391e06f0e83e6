import type { Confidence } from '@/lib/core/prisma/enums';

/** A text in the languages that it has: empty languages are left out, so that a missing one is marked when shown. */
export type Text = { en?: string; fr?: string; es?: string };

/** Drops the languages that the source leaves empty. */
export function text(value: { en: string | null; fr: string | null; es: string | null }): Text {
  const { en, fr, es } = value;
  return { ...(en ? { en } : {}), ...(fr ? { fr } : {}), ...(es ? { es } : {}) };
}

/** Begins with a capital, as a name that stands alone; the glossary writes terms as they stand in a sentence. */
export function capitalised(value: Text): Text {
  return Object.fromEntries(
    Object.entries(value).map(([lang, words]) => [lang, words.charAt(0).toLocaleUpperCase(lang) + words.slice(1)]),
  );
}

/** "stated" or "general-knowledge" as stored. */
export function confidenceOf(value: 'stated' | 'general-knowledge'): Confidence {
  return value === 'stated' ? 'STATED' : 'GENERAL_KNOWLEDGE';
}
