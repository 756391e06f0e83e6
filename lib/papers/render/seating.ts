import 'server-only';
import { typesetPdf } from '@/lib/core/typst';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { listSections, type ListSection } from '../model/participant-list';
import { mixParties, placesAround } from '../model/seating';
import type { seatingOrders } from '../schema';

type AtTable = {
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  section: ListSection;
  regions: string[];
  people: number;
};

type Frame = {
  order: (typeof seatingOrders)[number];
  seed: number;
  language: Locale;
  meeting: string;
  place: string;
  illustrative: boolean;
};

/** A seating plan as a PDF (PDF/UA-1): the table drawn with numbers, and who sits where as a table. */
export function renderSeating(parties: readonly AtTable[], frame: Frame): Promise<Uint8Array> {
  const { order, seed, language } = frame;
  const t = translator(language, 'papers');
  const { compare } = new Intl.Collator(language, { ignorePunctuation: true, numeric: true });
  const nameOf = ({ names }: AtTable) => pick(names, language).text;
  const seated =
    order === 'mixed'
      ? mixParties(parties, seed)
      : [...parties].sort(
          (a, b) => listSections.indexOf(a.section) - listSections.indexOf(b.section) || compare(nameOf(a), nameOf(b)),
        );
  const places = placesAround(seated.length);
  const data = {
    language,
    title: t('seating.title'),
    meeting: frame.meeting,
    place: frame.place,
    how: order === 'mixed' ? t('seating.mixedHow', { seed: String(seed) }) : t('seating.protocolHow'),
    illustrative: frame.illustrative ? translator(language, 'common')('illustrative.band') : null,
    podium: t('seating.podium'),
    'plan-alt': t('seating.planAlt', { count: seated.length }),
    heads: [t('seating.number'), t('seating.party'), t('seating.section'), t('seating.people')],
    seats: seated.map((party, index) => ({
      ...places[index],
      label: pick(party.acronyms, language).text || nameOf(party),
      name: nameOf(party),
      section: t(`list.section.${party.section}`),
      people: String(party.people),
    })),
  };
  return typesetPdf('lib/papers/render/seating.typ', { data });
}
