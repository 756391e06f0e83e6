import { formatDateTime, formatOffset } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SealedDocument } from './model/sealed';

/** A signature as it is printed, in the words of a language: for what ("For the wording in English:"), by whom, when and on which text. */
export type ToldSignature = { as: string; by: string; when: string };

/**
 * The signatures under a publication, in its order; nothing where it was sealed before texts were signed. `hashOf` says how much of
 * a hash is printed: twelve digits tell two texts apart, and the whole stands on the page and in the JSON.
 */
export function tellSignatures(
  { signatures = [], meeting }: SealedDocument,
  locale: Locale,
  hashOf = (hash: string) => hash.slice(0, 12),
): ToldSignature[] {
  const t = translator(locale, 'outcome');
  return signatures.map(({ language, capacity, by, at, sha256 }) => ({
    as: t(`page.signedBy.${capacity}`, { language: languageName(language, locale) }),
    by,
    when: t('page.signedOn', {
      date: formatDateTime(new Date(at), locale, meeting.zone),
      offset: formatOffset(new Date(at), meeting.zone),
      hash: hashOf(sha256),
    }),
  }));
}
