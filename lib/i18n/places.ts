import type { Locale } from './routing';

/**
 * Names of cities that differ in French or Spanish: seats of the United Nations, of organisations in the directory and of
 * past meetings. A city that is not here is written alike in the three languages, or stays as it was typed.
 */
const names: Readonly<Record<string, Partial<Record<Locale, string>>>> = {
  'Addis Ababa': { fr: 'Addis-Abeba', es: 'Addis Abeba' },
  Barcelona: { fr: 'Barcelone' },
  Beirut: { fr: 'Beyrouth' },
  Brussels: { fr: 'Bruxelles', es: 'Bruselas' },
  Cairo: { fr: 'Le Caire', es: 'El Cairo' },
  Geneva: { fr: 'Genève', es: 'Ginebra' },
  Istanbul: { es: 'Estambul' },
  Jakarta: { es: 'Yakarta' },
  Jeddah: { fr: 'Djedda', es: 'Yeda' },
  Kathmandu: { fr: 'Katmandou', es: 'Katmandú' },
  Moscow: { fr: 'Moscou', es: 'Moscú' },
  'New York': { es: 'Nueva York' },
  Riyadh: { fr: 'Riyad', es: 'Riad' },
  Strasbourg: { es: 'Estrasburgo' },
  Tripoli: { es: 'Trípoli' },
  Vienna: { fr: 'Vienne', es: 'Viena' },
  'Washington, D.C.': { fr: 'Washington', es: 'Washington D. C.' },
};

/** A city's name in the reader's language. */
export function cityName(city: string, locale: Locale): string {
  return names[city]?.[locale] ?? city;
}
