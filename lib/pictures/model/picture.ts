import type { Drawing, Fill } from '@/lib/charts/model/drawing';
import type { CsvCell } from '@/lib/core/csv';
import type { FigureFacts } from '@/lib/directory/model/figures';
import type { PartyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** The pictures there are, in the order in which they are listed. */
export const pictureNames = ['map', 'matrix', 'overlap', 'timeline'] as const;

export type PictureName = (typeof pictureNames)[number];

/** What is said of a mechanism beside the facts that figures are computed from. Names are those of today. */
export type PicturedMechanism = {
  code: string;
  names: LocalizedText;
  acronyms: LocalizedText;
  founded: number | null;
  foundedNote: string | null;
  status: PartyStatus;
  statusSince: number | null;
  statusNote: string | null;
  /** Codes of its regions. */
  regions: readonly string[];
};

export type PicturedCountry = {
  iso2: string;
  iso3: string;
  names: LocalizedText;
  /** UN member or observer State: what figures count as a country. */
  isCounted: boolean;
  /** Codes of the mechanisms in which it takes part on the day as a territory, beside the States. */
  asTerritory: readonly string[];
};

/** A meeting of all mechanisms: an edition of the series, or another one. */
export type PicturedMeeting = {
  /** Number in the series; null outside it. */
  edition: number | null;
  title: LocalizedText;
  startsOn: string;
  endsOn: string;
  city: string | null;
  mechanisms: number | null;
  /** Address of its page in Parley, without language. */
  href: string | null;
  /** Who hosted it, as its sources write it (English), and these sources; empty where that is not known. */
  hosts: string[];
  sources: string[];
};

/** What a picture is drawn from, as of a day (`YYYY-MM-DD`). */
export type PictureData = {
  day: string;
  facts: FigureFacts;
  mechanisms: readonly PicturedMechanism[];
  themes: readonly { code: string; names: LocalizedText }[];
  regions: readonly { code: string; names: LocalizedText }[];
  countries: readonly PicturedCountry[];
  meetings: readonly PicturedMeeting[];
};

/** What is asked of a picture beside its day: which mechanisms are compared, and which two are looked at. */
export type PictureAsked = { day: string; set: string; a?: string | undefined; b?: string | undefined };

/** A cell of a table: `lang` where it is not in the reader's language, `href` where it leads somewhere. */
export type PictureCell = string | number | null | { text: string; lang?: string; href?: string };

export type PictureTable = {
  caption: string;
  /** Where the table says what the drawing only shows to the eye: its place on the page, and the words that lead there. */
  anchor?: { id: string; text: string };
  heads: readonly { text: string; isNumeric?: boolean }[];
  rows: readonly { key: string; cells: readonly PictureCell[] }[];
};

/** What a fill of a drawing says. */
export type LegendEntry = { fill: Fill; text: string };

/** A picture with everything that is said beside it: how it was made, its tables, and its sheet with a head line. */
export type Picture = {
  drawing: Drawing;
  /** The same where its legend stands below it as text: for a page, which may be narrower than the words could be read at. */
  onPage?: { drawing: Drawing; legend: readonly LegendEntry[] };
  method: string;
  /** What must be said wherever the picture stands. */
  notes?: readonly string[];
  /** Names that belong to one place of the picture. */
  list?: { title: string; note: string; items: readonly PictureCell[] };
  tables: readonly PictureTable[];
  sheet: readonly (readonly CsvCell[])[];
};
