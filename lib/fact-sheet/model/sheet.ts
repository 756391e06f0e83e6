import { compareThemes, compareWithSheet, type PublishedFigureRow } from '@/lib/directory/model/fact-sheet';
import { computeFigures, type ComputedFigure, type ComputedFigures } from '@/lib/directory/model/figures';
import { factSheetYear } from '@/lib/directory/model/periods';
import type { FigureChoices } from '@/lib/directory/schema';
import type { PictureData } from '@/lib/pictures/model/picture';
import { explainFigures, type Explanation } from './explain';

/** What a fact sheet is composed of: the directory as of the last day of the year, and what was published of any year. */
export type SheetData = {
  choices: FigureChoices;
  picture: PictureData;
  published: readonly PublishedFigureRow[];
  /** Who chaired each mechanism on that day, in the order of their terms: a State, or who the source names. */
  chairs: readonly { code: string; country: string | null; holder: string | null }[];
  /** Today (`YYYY-MM-DD`). */
  today: string;
};

/**
 * Whether there is something to count in the year: yes; not yet, since the year has not begun; or no mechanism existed.
 */
export type SheetStanding = 'counted' | 'future' | 'before';

/** The parts of a sheet that have figures. */
export const figureSections = ['figures', 'participation', 'themes', 'iom'] as const;

export type FigureSection = (typeof figureSections)[number];

export type SheetFigure = {
  key: string;
  section: FigureSection;
  published: PublishedFigureRow | null;
  computed: ComputedFigure | null;
  /** Null where there is nothing to compare. */
  explanation: Explanation | null;
};

export type Sheet = {
  standing: SheetStanding;
  /** Year in which the first mechanism that the directory knows was founded; null where it knows none. */
  first: number | null;
  figures: readonly SheetFigure[];
  computed: ComputedFigures;
  /** Figures published for the year that the directory does not compute. */
  others: readonly PublishedFigureRow[];
  /** Whether a whole sheet was published for the year. */
  isPublished: boolean;
};

/** A publication with fewer figures is no fact sheet. */
const leastOfSheet = 10;

function sectionOf(key: string): FigureSection {
  if (key.startsWith('theme.')) return 'themes';
  if (key.startsWith('iom')) return 'iom';
  return key.startsWith('countries') || key.startsWith('max') ? 'participation' : 'figures';
}

const empty: ComputedFigures = { figures: new Map(), undecided: [], reclassified: [], usesListOf2018: false };

/** The fact sheet of a year: each figure as published and as computed, and why the two differ. */
export function sheetOf({ choices, picture, published, today }: SheetData): Sheet {
  const { year } = choices;
  const { facts, themes } = picture;
  const founded = facts.parties.flatMap((party) => party.founded ?? []);
  const first = founded.length > 0 ? Math.min(...founded) : null;
  const standing = year > Number(today.slice(0, 4)) ? 'future' : first === null || year < first ? 'before' : 'counted';
  const computed = standing === 'counted' ? computeFigures(facts, choices) : empty;
  const explained = standing === 'counted' ? explainFigures(facts, published, choices) : new Map<string, Explanation>();
  const codes = themes.map(({ code }) => code);
  const keys = [
    ...compareWithSheet(published, year, computed).map(({ key }) => key),
    ...(standing === 'counted'
      ? compareThemes(published, year, computed, codes).map(({ theme }) => `theme.${theme}`)
      : []),
  ];
  const ofYear = published.filter((row) => row.year === year);
  return {
    ...{ standing, first, computed },
    figures: keys.map((key) => ({
      key,
      section: sectionOf(key),
      published: ofYear.find((row) => row.key === key) ?? null,
      computed: computed.figures.get(key) ?? null,
      explanation: explained.get(key) ?? null,
    })),
    others: ofYear.filter(({ key }) => !keys.includes(key)),
    isPublished: ofYear.length >= leastOfSheet,
  };
}

/**
 * Whether a sheet is one that many ask for, so that its files are worth keeping: of a year since that of the fact sheet, with
 * the choices that the page begins with. There are too few of them to crowd out what else the house keeps.
 */
export function isAskedOften({ choices: { year, classes, undecided } }: SheetData): boolean {
  return year >= factSheetYear && classes === 'year' && undecided === 'out';
}
