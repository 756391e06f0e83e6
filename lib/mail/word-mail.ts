import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { fillPlaceholders, headerLine } from './model';
import type { WordedPurpose } from './policy';

/** Subject and body, with placeholders or filled. */
export type Wording = { subject: string; body: string };

/** What the words of a purpose look like with the data of a real recipient of the meeting. */
export type WordingPreview = { party: LocalizedText; subject: string; paragraphs: string[] };

/** The organisers' own words of a meeting, under "purpose language". */
export type OwnWords = ReadonlyMap<string, Wording>;

/** The product's words of a purpose in a language, with their placeholders. */
export function wordsOfTheProduct(purpose: WordedPurpose, locale: Locale): Wording {
  const t = translator(locale, 'inviting');
  return { subject: t.raw(`words.${purpose}.subject`) as string, body: t.raw(`words.${purpose}.body`) as string };
}

/** A mail or letter in the organisers' own words where they have some, otherwise in the product's, with its values. */
export function wordMail(
  purpose: WordedPurpose,
  locale: Locale,
  own: OwnWords,
  values: Readonly<Record<string, string>>,
): Wording {
  const words = own.get(`${purpose} ${locale}`) ?? wordsOfTheProduct(purpose, locale);
  return {
    subject: headerLine(fillPlaceholders(words.subject, values)),
    // A paragraph whose only value is empty, such as a reason nobody gave, leaves no gap.
    body: fillPlaceholders(words.body, values).replace(/\n{3,}/g, '\n\n'),
  };
}
