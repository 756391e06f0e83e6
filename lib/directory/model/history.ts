import { covers, earliest } from './partial-day';

/** A change that somebody entered: on which source, and from when it holds. */
export type EnteredChange = {
  id: string;
  what: string;
  source: string;
  sourceOn: string | null;
  why: string | null;
  validFrom: string | null;
  correction: boolean;
};

/** A row of the directory as it stood from `at` (ISO, UTC) on; null = taken out. */
export type Version = {
  seq: number;
  of: string;
  rowId: string;
  row: Record<string, unknown> | null;
  at: string;
  change: EnteredChange | null;
};

/** Tables whose rows have a period of their own. */
const dated = new Set(['Chairmanship', 'Classification', 'Membership']);

/**
 * The rows that held on a day (`YYYY-MM-DD`), each with the change it came from, as the directory knew them at a moment (ISO, UTC), by table. Of what has a
 * period of its own, the rows whose period can include the day. Of what has none (secretariat, themes, names), what held
 * from the last beginning on or before the day: a correction takes the place of what it puts right, with its beginning.
 * Versions come in the order of their numbers.
 */
export function asOf(
  versions: readonly Version[],
  { day, known }: { day: string; known: string },
): Map<string, HeldRow[]> {
  const then = versions.filter(({ at }) => at <= known);
  const rows = new Map<string, HeldRow[]>();
  for (const of of new Set(versions.map((version) => version.of))) {
    const own = then.filter((version) => version.of === of);
    rows.set(of, dated.has(of) ? lastRows(own).filter(({ row }) => covers(periodOf(row), day)) : heldOn(own, day));
  }
  return rows;
}

type Row = Record<string, unknown>;

/** A row that held, and the change it came from; null where it came with reference data. */
export type HeldRow = { row: Row; change: EnteredChange | null };

/** The last version of each row, without those taken out. */
function lastRows(versions: readonly Version[]): HeldRow[] {
  const last = new Map(versions.map((version) => [version.rowId, version]));
  return [...last.values()].flatMap(({ row, change }) => (row === null ? [] : [{ row, change }]));
}

/** What held on a day of that whose changes say from when they hold. */
function heldOn(versions: readonly Version[], day: string): HeldRow[] {
  const stretches: { from: string | null; rows: HeldRow[] }[] = [];
  let seen: Version[] = [];
  for (const group of grouped(versions)) {
    seen = [...seen, ...group];
    const change = group[0]?.change ?? null;
    const last = stretches.at(-1);
    const rows = lastRows(seen);
    // Reference data loaded anew say nothing of a beginning either.
    if (last && (change === null || change.correction))
      stretches[stretches.length - 1] = { from: change?.validFrom ?? last.from, rows };
    else stretches.push({ from: change?.validFrom ?? null, rows });
  }
  return stretches.findLast(({ from }) => from === null || earliest(from) <= day)?.rows ?? [];
}

/** Versions that one change, or one loading of reference data, left together. */
function grouped(versions: readonly Version[]): Version[][] {
  const groups: Version[][] = [];
  for (const version of versions) {
    const last = groups.at(-1);
    const key = ({ change, at }: Version) => change?.id ?? at;
    if (last?.[0] && key(last[0]) === key(version)) last.push(version);
    else groups.push([version]);
  }
  return groups;
}

function periodOf(row: Row): { since: string | null; until: string | null } {
  return { since: dayOf(row['since'], row['fromYear']), until: dayOf(row['until'], row['toYear']) };
}

function dayOf(exact: unknown, year: unknown): string | null {
  if (typeof exact === 'string') return exact;
  return typeof year === 'number' ? String(year).padStart(4, '0') : null;
}
