import { pick } from '@/lib/i18n/pick';
import type { AnsweringParty } from '@/lib/surveys/queries/own-response';

/** A party as its own people call it: by its acronym, where it has one. */
export function partyName(party: AnsweringParty, locale: string): string {
  return pick(party.acronyms, locale).text || pick(party.names, locale).text;
}
