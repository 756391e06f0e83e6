import { shareBounds, type Bounds } from './bounds';
import type { DisclosureLevel } from './disclosure';
import type { ColumnKind, OrganisationKind } from './regions';
import { shownCounts, type CountedGroup, type View } from './shown-counts';
import { reachable, type ChoiceRow, type Tally, type TallyGroup } from './tallies';

/** A count as it may be printed; null where it is withheld. n is always said. */
export type VisibleChoice = {
  readonly code: string;
  readonly count: number | null;
  readonly answered: number;
  readonly share: number | null;
  /** The share of all that were asked, whatever the missing would say; given where the share is. */
  readonly bounds: Bounds | null;
};

export type VisibleChoiceColumn = {
  readonly key: string;
  readonly kind: ColumnKind | OrganisationKind | 'total';
  readonly invited: number;
  readonly answered: number;
  readonly level: DisclosureLevel;
  readonly choices: readonly VisibleChoice[];
};

type Group = TallyGroup<readonly ChoiceRow[]>;
type Named = { readonly key: string; readonly kind: VisibleChoiceColumn['kind']; readonly group: Group };

function visibleGroup({ key, kind, group }: Named, counts: readonly (number | null)[]): VisibleChoiceColumn {
  // Heads, or the weights of those that are spread: as the rows count.
  const { weightInvited: invited, weightAnswered: answered, level } = group;
  return {
    key,
    kind,
    invited,
    answered,
    level,
    choices: group.content.map((row, index) => {
      const count = row.answered === 0 ? null : (counts[index] ?? null);
      // A share speaks of those who were offered the choice, so that many of them it takes.
      const isShareShown = level === 'full' && (row.level ?? level) === 'full' && count !== null;
      return {
        code: row.code,
        count,
        answered: row.answered,
        share: isShareShown ? row.share : null,
        bounds: isShareShown ? shareBounds(count, row.answered, reachable(group)) : null,
      };
    }),
  };
}

/**
 * What an audience sees of a single or multiple choice: the columns, then mechanisms and partners apart, and all together last.
 * @param isSingle one choice each, so that every reader knows a column's sum (n)
 * @throws RangeError for spread weights of which something has to be withheld, whose counts are not whole.
 */
export function visibleChoices(
  tally: Pick<Tally<readonly ChoiceRow[]>, 'all' | 'mechanisms' | 'partners'>,
  view: View,
  isSingle: boolean,
): VisibleChoiceColumn[] {
  const columns = tally.all.columns.map((group): Named => ({ key: group.key, kind: group.kind, group }));
  const kinds: Named[] = [
    { key: 'mechanisms', kind: 'mechanism', group: tally.mechanisms.total },
    { key: 'partners', kind: 'partner', group: tally.partners.total },
  ];
  const total: Named = { key: 'total', kind: 'total', group: tally.all.total };
  const counted = ({ key, group }: Named): CountedGroup => ({
    key,
    answered: group.answered,
    level: group.level,
    counts: group.content.map(({ count }) => count),
    upper: group.content.map(({ answered }) => answered),
  });
  const shown = shownCounts(
    { columns: columns.map(counted), kinds: kinds.map(counted), total: counted(total) },
    view,
    isSingle,
  );
  return [
    ...columns.map((named, index) => visibleGroup(named, shown.columns[index] ?? [])),
    ...kinds.map((named, index) => visibleGroup(named, shown.kinds[index] ?? [])),
    visibleGroup(total, shown.total),
  ];
}
