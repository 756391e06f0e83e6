import { shareBounds, type Bounds } from './bounds';
import { DEFAULT_THRESHOLDS, isRankable, suppress, type CountColumn, type DisclosureLevel } from './disclosure';
import type { ColumnKind, OrganisationKind } from './regions';
import type { ChoiceRow, Tally, TallyGroup } from './tallies';
import type { Audience } from './visible';

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
  const { invited, answered, level, weightInvited } = group;
  return {
    key,
    kind,
    invited,
    answered,
    level,
    choices: group.content.map((row, index) => {
      const count = row.answered === 0 ? null : (counts[index] ?? null);
      const isShareShown = level === 'full' && count !== null;
      return {
        code: row.code,
        count,
        answered: row.answered,
        share: isShareShown ? row.share : null,
        bounds: isShareShown ? shareBounds(count, row.answered, weightInvited) : null,
      };
    }),
  };
}

/**
 * What an audience sees of a single or multiple choice: the columns, then mechanisms and partners apart, and all together last.
 * @param isSingle one choice each, so that every reader knows a column's sum (n)
 * @throws RangeError for the public view of spread weights, whose counts are not whole.
 */
export function visibleChoices(
  tally: Pick<Tally<readonly ChoiceRow[]>, 'all' | 'mechanisms' | 'partners'>,
  audience: Audience,
  isSingle: boolean,
  small: number = DEFAULT_THRESHOLDS.publicCell,
): VisibleChoiceColumn[] {
  const columns = tally.all.columns.map((group): Named => ({ key: group.key, kind: group.kind, group }));
  const kinds: Named[] = [
    { key: 'mechanisms', kind: 'mechanism', group: tally.mechanisms.total },
    { key: 'partners', kind: 'partner', group: tally.partners.total },
  ];
  const all: Named[] = [...columns, ...kinds, { key: 'total', kind: 'total', group: tally.all.total }];
  if (audience === 'inside') {
    return all.map((named) =>
      visibleGroup(named, isRankable(named.group.level) ? named.group.content.map(({ count }) => count) : []),
    );
  }
  const countColumn = ({ key, group }: Named): CountColumn => ({
    key,
    counts: group.content.map(({ count }) => count),
    upper: group.content.map(({ answered }) => answered),
    isSumKnown: isSingle,
  });
  const suppressed = suppress({ columns: columns.map(countColumn), second: kinds.map(countColumn) }, small);
  const lost = new Set(suppressed.unprotected.map(({ key }) => key));
  const shown = [...suppressed.columns, ...suppressed.second, suppressed.totals];
  return all.map((named, index) => visibleGroup(named, lost.has(named.key) ? [] : (shown[index] ?? [])));
}
