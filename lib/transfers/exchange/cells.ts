import type { CsvCell } from '@/lib/core/csv';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { PersonField } from '../model/fields';
import type { NamedParties, PersonValues } from '../queries/people';

type Value = PersonValues[PersonField];

/** The words of a value in one language; a code is looked up once for a whole file. */
export type CellWriter = (values: PersonValues) => CsvCell[];

/** Writes the lines of a file about people: codes as words, days as YYYY-MM-DD, lists with commas, nothing as an empty cell. */
export function cellWriter(
  fields: readonly PersonField[],
  locale: Locale,
  { parties, countries }: { parties: NamedParties; countries: Map<string, LocalizedText> },
): CellWriter {
  const t = translator(locale, 'transfers');
  const registration = translator(locale, 'registration');
  const review = translator(locale, 'review');
  const funding = translator(locale, 'funding');
  const privacy = translator(locale, 'privacy');
  const choice = (code: string) => privacy(`choice.${code as 'NONE'}`);
  const country = (code: string) => pick(countries.get(code) ?? { [locale]: code }, locale).text;
  const said: Partial<Record<PersonField, (code: string) => string>> = {
    courtesyTitle: (code) => registration(`courtesy.${code as 'MS'}`),
    capacity: (code) => registration(`capacity.${code as 'HEAD'}`),
    mode: (code) => registration(`mode.${code as 'ONLINE'}`),
    status: (code) => registration(`status.${code as 'CONFIRMED'}`),
    category: (code) => review(`list.categories.${code as 'MECHANISM'}`),
    party: (id) => partyName(parties.get(id), locale),
    fundingStatus: (code) => funding(`status.${code as 'AWARDED'}`),
    ticketClass: (code) => funding(`ticket.${code as 'RAIL'}`),
    country,
    nationality: country,
    locale: (code) => languageName(code, locale),
    documentType: choice,
    visa: choice,
    diets: choice,
    needs: choice,
  };
  const yes = { true: t('file.yes'), false: t('file.no') };
  const writers = fields.map((field) => {
    const say = said[field];
    return [field, say ? once(say) : null] as const;
  });
  const written = (value: Value | undefined, say: ((code: string) => string) | null): CsvCell => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return say ? say(value) : value;
    if (typeof value === 'number') return value;
    if (typeof value === 'boolean') return yes[value ? 'true' : 'false'];
    return value.map((one) => (say ? say(one) : one)).join(', ');
  };
  return (values) => writers.map(([field, say]) => written(values[field], say));
}

/** "Regional Conference on Migration (RCM)". */
function partyName(party: { names: LocalizedText; acronyms: LocalizedText } | undefined, locale: Locale): string {
  const [name, acronym] = [pick(party?.names, locale).text, pick(party?.acronyms, locale).text];
  return acronym && !name.includes(acronym) ? `${name} (${acronym})` : name;
}

function once(say: (code: string) => string): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const text = say(code);
    known.set(code, text);
    return text;
  };
}
