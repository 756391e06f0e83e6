import type { Confidence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { ComputedFigures } from './figures';
import { factSheetYear } from './periods';

/** A figure that somebody published. */
export type PublishedFigureRow = {
  year: number;
  key: string;
  value: number;
  unit: string;
  labels: LocalizedText;
  note: string | null;
  /** Codes of the mechanisms that were counted, where a source names them; empty where none does. */
  named: string[];
  /** The source that names them. */
  namedIn: string | null;
  sources: string[];
  asOf: string;
  confidence: Confidence;
};

/** A figure as published and as computed; either may be missing. */
export type ComparedFigure = {
  key: string;
  published: PublishedFigureRow | null;
  computed: number | null;
  /** Codes of the mechanisms that the computed figure counts. */
  parties: string[];
};

/** The figures of the sheet in its order; themes are compared apart. */
const sheetOrder = [
  'activeRcp',
  'activeIrf',
  'globalProcesses',
  'activeIscm',
  'countriesInAtLeastOneRcp',
  'countriesInAtLeastOneIrf',
  'countriesInAtLeastTwoGlobal',
  'maxMechanismsPerCountry',
  'iomFullParticipant',
  'iomObserver',
  'iomTechnicalSecretariat',
  'iomAdministrativeSupport',
  'iomHosts',
  'firstMechanismYear',
  'globalMeetingsSince',
];

/**
 * Puts the published figures of a year beside the computed ones. For the year of the fact sheet the sheet says what belongs
 * to it; for other years, in which few figures were published, the computed ones stand alone.
 */
export function compareWithSheet(
  published: readonly PublishedFigureRow[],
  year: number,
  { figures }: ComputedFigures,
): ComparedFigure[] {
  return sheetOrder.flatMap((key) => {
    const sheet = published.find((figure) => figure.year === year && figure.key === key) ?? null;
    const own = figures.get(key);
    return sheet || (own && year !== factSheetYear)
      ? [{ key, published: sheet, computed: own?.value ?? null, parties: own?.parties ?? [] }]
      : [];
  });
}

/** The same for the themes, the most often published first. */
export function compareThemes(
  published: readonly PublishedFigureRow[],
  year: number,
  { figures }: ComputedFigures,
  themes: readonly string[],
): { theme: string; published: number | null; computed: number; parties: string[] }[] {
  return themes
    .map((theme) => {
      const own = figures.get(`theme.${theme}`);
      const sheet = published.find((figure) => figure.year === year && figure.key === `theme.${theme}`);
      return { theme, published: sheet?.value ?? null, computed: own?.value ?? 0, parties: own?.parties ?? [] };
    })
    .sort(
      (one, other) =>
        (other.published ?? other.computed) - (one.published ?? one.computed) || other.computed - one.computed,
    );
}
