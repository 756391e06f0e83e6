import type { DisclosureLevel } from './disclosure';
import type { ColumnKind, OrganisationKind } from './regions';
import type { View } from './shown-counts';
import type { DateContent, NumberContent, NumberSummary } from './tally-figures';
import type { Tally, TallyGroup } from './tallies';

type Named<Content> = {
  readonly key: string;
  readonly kind: ColumnKind | OrganisationKind | 'total';
  readonly group: TallyGroup<Content>;
};

/** The columns of a question, the two kinds of organisation, and all together last. */
function namedGroups<Content>({ all, mechanisms, partners }: Tally<Content>): Named<Content>[] {
  return [
    ...all.columns.map((group) => ({ key: group.key, kind: group.kind, group })),
    { key: 'mechanisms', kind: 'mechanism', group: mechanisms.total },
    { key: 'partners', kind: 'partner', group: partners.total },
    { key: 'total', kind: 'total', group: all.total },
  ];
}

type Column = {
  readonly key: string;
  readonly kind: ColumnKind | OrganisationKind | 'total';
  readonly invited: number;
  readonly answered: number;
  readonly level: DisclosureLevel;
};

const columnOf = ({ key, kind, group: { weightInvited, weightAnswered, level } }: Named<unknown>): Column => ({
  key,
  kind,
  invited: weightInvited,
  answered: weightAnswered,
  level,
});

/** Figures of a group, each null where it is withheld. */
export type VisibleSummary = { readonly [Figure in keyof NumberSummary]: number | null };
export type VisibleFigureColumn = Column & { readonly summary: VisibleSummary };

const nothing: VisibleSummary = {
  least: null,
  lowerQuartile: null,
  median: null,
  upperQuartile: null,
  most: null,
  mean: null,
};

/**
 * What an audience sees of numbers. Inside: everything from the threshold for percentages on; where answers are anonymous the
 * mean of all alone, since means of groups give away the sum of the group that is left out. Public: the least and the most are
 * each one organisation's answer and are never told, a median or quartile only with `small` answers on either side of it, and
 * the mean of all alone.
 */
export function visibleFigures(tally: Tally<NumberContent>, view: View): VisibleFigureColumn[] {
  return namedGroups(tally).map((named) => {
    const { summary } = named.group.content;
    const { answered } = named.group;
    const column = columnOf(named);
    if (!summary || column.level !== 'full') return { ...column, summary: nothing };
    const isWhole = named.kind === 'total';
    if (view.audience === 'inside')
      return { ...column, summary: { ...summary, mean: view.isAttributed || isWhole ? summary.mean : null } };
    const isTold = (part: number) => Math.floor(answered * part) >= view.small;
    const quartile = (value: number) => (isTold(1 / 4) ? value : null);
    return {
      ...column,
      summary: {
        ...nothing,
        lowerQuartile: quartile(summary.lowerQuartile),
        median: isTold(1 / 2) ? summary.median : null,
        upperQuartile: quartile(summary.upperQuartile),
        mean: isWhole && answered >= view.small ? summary.mean : null,
      },
    };
  });
}

export type VisibleDateColumn = Column & { readonly earliest: string | null; readonly latest: string | null };

/** The ends of what a group answered: inside, from the threshold for percentages on. In public never: each is one organisation's answer. */
export function visibleDates(tally: Tally<DateContent>, view: View): VisibleDateColumn[] {
  return namedGroups(tally).map((named) => {
    const column = columnOf(named);
    const { earliest, latest } = named.group.content;
    const isTold = view.audience === 'inside' && column.level === 'full';
    return { ...column, earliest: isTold ? earliest : null, latest: isTold ? latest : null };
  });
}
