import { formatList, numberInWords } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { translator } from '@/lib/i18n/translator';

/** Persons and the parties they represent, as lib/delegations counts them. */
export type Headcount = {
  persons: number;
  mechanisms: number;
  unCommissions: number;
  economicOrganisations: number;
  otherOrganisations: number;
  states: number;
};

type Words = ReturnType<typeof translator<'meetings'>>;

const parts = [
  { key: 'mechanisms', gender: 'm' },
  { key: 'unCommissions', gender: 'f' },
  { key: 'economicOrganisations', gender: 'f' },
  { key: 'otherOrganisations', gender: 'f' },
  { key: 'states', gender: 'm' },
] as const;

/**
 * The sentence official pages open with: "92 delegates representing 22 ISCMs, five UN regional commissions and five
 * regional economic organisations." Kinds of which nobody came are left out; null while nobody is confirmed.
 */
export function headcountSentence(count: Headcount, locale: Locale, t: Words): string | null {
  if (count.persons === 0) return null;
  const persons = t('headcount.persons', { count: count.persons });
  const present = parts.filter(({ key }) => count[key] > 0);
  const named = present.map(({ key, gender }) =>
    t(`headcount.${key}`, { count: count[key], word: numberInWords(count[key], locale, { gender }) }),
  );
  return named.length === 0
    ? t('headcount.alone', { persons })
    : t('headcount.sentence', { persons, parties: formatList(named, locale) });
}
