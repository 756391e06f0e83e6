import type { PartyKind } from '@/lib/core/prisma/enums';
import { factSheetYear } from '@/lib/directory/model/periods';
import type { PictureData, PicturedMechanism } from './picture';

/** Years in which a mechanism had one class and one state: from the beginning of `from` to that of `to`; null = on the day still. */
export type Phase = { kind: PartyKind; state: 'active' | 'inactive' | 'unknown'; from: number; to: number | null };

/**
 * The phases of a mechanism up to the day, in order; none where the year of its founding was not found. The dated classes say
 * which class and whether it was active; where a page gives the year in which it came to rest, it was active before. A
 * mechanism at rest since a year that nobody gives is of unknown state until the year of the fact sheet, the first one for
 * which that was looked into.
 */
export function phasesOf(mechanism: PicturedMechanism, { day, facts }: PictureData): Phase[] {
  const { founded } = mechanism;
  const year = Number(day.slice(0, 4));
  const party = facts.parties.find(({ code }) => code === mechanism.code);
  if (founded === null || founded > year || !party) return [];
  const phases = party.classes
    .toSorted((one, other) => (one.fromYear ?? 0) - (other.fromYear ?? 0))
    .flatMap(({ kind, fromYear, toYear, active }): Phase[] => {
      const from = Math.max(founded, fromYear ?? founded);
      const to = toYear === null || toYear >= year ? null : toYear + 1;
      if (from > year || (to !== null && to <= from)) return [];
      if (active === true) return [{ kind, state: 'active', from, to }];
      const rest = restedIn(mechanism, from);
      const state = active === null ? 'unknown' : 'inactive';
      if (rest === null || rest.year <= from) return [{ kind, state, from, to }];
      if (rest.year > year || (to !== null && rest.year >= to)) return [{ kind, state: rest.before, from, to }];
      return [
        { kind, state: rest.before, from, to: rest.year },
        { kind, state, from: rest.year, to },
      ];
    });
  return joined(phases);
}

/** The year from which a mechanism is known to have been at rest, and what is known of the time before; null where that is since its phase began. */
function restedIn(
  { status, statusSince, founded }: PicturedMechanism,
  from: number,
): { year: number; before: Phase['state'] } | null {
  // Of one that is active now the year of its status says since when it is that, not since when it had been at rest.
  if (status !== 'ACTIVE' && statusSince !== null) return { year: statusSince, before: 'active' };
  return from === founded ? { year: factSheetYear, before: 'unknown' } : null;
}

/** Neighbours that say the same are one. */
function joined(phases: readonly Phase[]): Phase[] {
  const kept: Phase[] = [];
  for (const phase of phases) {
    const last = kept.at(-1);
    if (last && last.kind === phase.kind && last.state === phase.state && last.to === phase.from)
      kept[kept.length - 1] = { ...last, to: phase.to };
    else kept.push(phase);
  }
  return kept;
}
