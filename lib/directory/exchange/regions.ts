/** The regions as the meetings use them. "Global" is the place of global processes, not a region: they have no row. */
export const regions = [
  { code: 'africa', label: 'Africa', prefix: 'AFR', names: { en: 'Africa', fr: 'Afrique', es: 'África' } },
  {
    code: 'middle-east',
    label: 'Middle East',
    prefix: 'MEA',
    names: { en: 'Middle East', fr: 'Moyen-Orient', es: 'Oriente Medio' },
  },
  {
    code: 'americas-caribbean',
    label: 'Americas and the Caribbean',
    prefix: 'AME',
    names: { en: 'Americas and the Caribbean', fr: 'Amériques et Caraïbes', es: 'América y el Caribe' },
  },
  {
    code: 'europe-central-asia',
    label: 'Europe and Central Asia',
    prefix: 'EUR',
    names: { en: 'Europe and Central Asia', fr: 'Europe et Asie centrale', es: 'Europa y Asia Central' },
  },
  {
    code: 'asia-pacific',
    label: 'Asia and the Pacific',
    prefix: 'ASP',
    names: { en: 'Asia and the Pacific', fr: 'Asie et Pacifique', es: 'Asia y el Pacífico' },
  },
] as const;

/** Codes of the regions written on a record; "Global" gives none. */
export function regionCodes(labels: readonly string[]): string[] {
  return regions.filter(({ label }) => labels.includes(label)).map(({ code }) => code);
}
