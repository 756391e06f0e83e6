import type { Attributed } from '@/lib/breakouts/policy';
import type { GroupSupport } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

export type NamedParty = { code: string; names: LocalizedText; acronyms: LocalizedText };

/** A figure of the survey that put an issue on the agenda: counts of a snapshot, which everyone in the meeting may see. */
export type ReportedFigure = {
  snapshot: number;
  takenAt: string;
  column: string;
  choice: string;
  topCount: number;
  answered: number;
  rank: number | null;
};

/** A point with whom it is attributed to: an organisation at most, whatever the room was told. */
export type ReportedPoint = {
  /** Place in the report, from 1: what recommendations refer to. */
  number: number;
  text: string;
  language: string;
  said: Attributed<NamedParty, never>;
};

export type ReportedIssue = {
  position: number;
  title: LocalizedText;
  shared: boolean;
  figure: ReportedFigure | null;
  points: ReportedPoint[];
};

export type ReportedRecommendation = {
  id: string;
  symbol: string;
  revision: { number: number; hash: string };
  /** Current translations and the text it was written in, by language. */
  text: LocalizedText;
  source: string;
  themes: LocalizedText[];
  objectives: number[];
  addressees: string[];
  dueBy: string | null;
  issue: number | null;
  practice: string | null;
  support: GroupSupport | null;
  dissent: string | null;
  /** Delegations that declared support for this revision. */
  supporters: NamedParty[];
  /** Numbers of the points it was drafted from. */
  points: number[];
};

/** A group's report as it is sealed: what was recorded, and nothing else. */
export type GroupReportContent = {
  format: 1;
  /** Null while it is shown before it is handed over. */
  number: number | null;
  submittedAt: string | null;
  /** Why it takes the place of an earlier one. */
  reason: string | null;
  meeting: {
    code: string;
    slug: string;
    title: LocalizedText;
    city: string;
    startsOn: string;
    endsOn: string;
    zone: string;
    illustrative: boolean;
  };
  group: {
    code: string;
    names: LocalizedText;
    room: string | null;
    startsAt: string | null;
    endsAt: string | null;
    parties: NamedParty[];
  };
  issues: ReportedIssue[];
  recommendations: ReportedRecommendation[];
};
