import type { DirectoryFact } from '@/lib/core/prisma/enums';
import {
  activities,
  arrangements,
  classKinds,
  iomRoles,
  iomValues,
  type FactValues,
} from '@/lib/directory/model/facts';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Names = readonly { code: string; names: LocalizedText }[];

/** The words of a fact: of a field's value, and of an entry in one line. */
export type FactWords = {
  value: (name: string, value: string) => string;
  line: (what: DirectoryFact, values: FactValues) => string;
};

/** What stands in the fields of a fact, as a reader reads it; a value without a word stands as it is stored. */
export async function factWords(locale: Locale, names: { countries: Names; themes: Names }): Promise<FactWords> {
  const t = await getTranslations('directory');
  const named = (list: Names) => new Map(list.map(({ code, names: own }) => [code, pick(own, locale).text]));
  const [countries, themes] = [named(names.countries), named(names.themes)];
  const words: Record<string, (value: string) => string | undefined> = {
    country: (value) => countries.get(value),
    themes: (value) =>
      value
        .split(' ')
        .map((code) => themes.get(code) ?? code)
        .join(', '),
    kind: (value) => known(classKinds, value, (kind) => t(`kinds.${kind}`)),
    active: (value) => known(activities, value, (active) => t(`party.activeValues.${active}`)),
    role: (value) => known(['MEMBER', 'OBSERVER', 'TERRITORY'] as const, value, (role) => t(`edit.roles.${role}`)),
    iom: (value) => known(iomValues, value, (iom) => t(`party.iomValues.${iom}`)),
    iomRole: (value) => known(iomRoles, value, (role) => t(`party.iomRoles.${role}`)),
    arrangement: (value) => known(arrangements, value, (way) => t(`party.arrangements.${way}`)),
    organisations: (value) => value.split('\n').join(', '),
  };
  const value = (name: string, stored: string) =>
    stored === '' ? t('history.nothing') : (words[name]?.(stored) ?? stored);
  const period = (from = '', to = '') => {
    if (from === to) return from;
    return `${from || '…'}–${to || '…'}`;
  };
  const line = (what: DirectoryFact, values: FactValues) => {
    const shown =
      what === 'CHAIR'
        ? [
            values['country'] ? value('country', values['country']) : values['holder'],
            period(values['since'], values['until']),
          ]
        : what === 'MEMBER'
          ? [
              value('country', values['country'] ?? ''),
              value('role', values['role'] ?? ''),
              period(values['fromYear'], values['toYear']),
            ]
          : what === 'CLASS'
            ? [
                value('kind', values['kind'] ?? ''),
                period(values['fromYear'], values['toYear']),
                value('active', values['active'] ?? ''),
              ]
            : what === 'IDENTITY'
              ? [values['nameEn'], values['nameFr'], values['nameEs'], values['website']]
              : Object.entries(values).map(([name, stored]) => (stored ? value(name, stored) : ''));
    return shown.filter(Boolean).join(', ');
  };
  return { value, line };
}

function known<T extends string>(all: readonly T[], value: string, word: (known: T) => string): string | undefined {
  const found = all.find((one) => one === value);
  return found === undefined ? undefined : word(found);
}
