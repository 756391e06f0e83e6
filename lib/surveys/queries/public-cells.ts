import type { Database, Tx } from '@/lib/core/db';
import type { View } from '../model/shown-counts';
import type { VisibleCell } from '../model/visible';
import { visibleResults } from '../model/visible-results';
import { sealedResults, type SealedResults } from './sealed-results';

/** Names one figure of a meeting's survey: snapshot number, question, column and choice. */
export type CellName = { snapshot: number; question: string; column: string; choice: string };

/** A figure as everyone may read it; `count` and `rank` are null where they are withheld. */
export type PublicCell = Pick<VisibleCell, 'count' | 'answered' | 'rank'>;

const keyOf = ({ snapshot, question, column, choice }: CellName) => [snapshot, question, column, choice].join(' ');

/**
 * Public cells by the hash of their snapshot and the smallest count told. A snapshot never changes, so what was worked out once stays right;
 * at most a few are ever asked for.
 */
const known = new Map<string, ReadonlyMap<string, PublicCell>>();

/**
 * What of the survey's figures may be said in public texts (the Highlights, the chain): small cells are withheld, and
 * others with them, exactly as on the public page of results. Reads with the client given, so that a verb reads inside its transaction. One statement once a snapshot is known.
 */
export async function readPublicCells(
  client: Tx | Database,
  meetingId: string,
): Promise<(name: CellName) => PublicCell | null> {
  const stamps = await client.resultSnapshot.findMany({
    where: { survey: { meetingId } },
    select: {
      ...{ id: true, number: true, sha256: true },
      survey: { select: { attributed: true, meeting: { select: { smallCell: true } } } },
    },
  });
  const cells = new Map<string, PublicCell>();
  for (const { id, number, sha256, survey } of stamps) {
    const view = { audience: 'public', small: survey.meeting.smallCell, isAttributed: survey.attributed } as const;
    const key = `${sha256} ${view.small} ${view.isAttributed}`;
    const of = known.get(key) ?? publicCellsOf(await sealedResults(client, { id, sha256 }), number, view);
    known.set(key, of);
    for (const [name, cell] of of) cells.set(name, cell);
  }
  return (name) => cells.get(keyOf(name)) ?? null;
}

function publicCellsOf({ results }: SealedResults, snapshot: number, view: View): ReadonlyMap<string, PublicCell> {
  const cells = new Map<string, PublicCell>();
  for (const question of visibleResults(results, view).questions) {
    if (question.type !== 'RANKING') continue;
    const { columns, total } = question.table;
    for (const column of [...columns, total]) {
      for (const { theme, count, answered, rank } of column.cells) {
        const key = keyOf({
          snapshot,
          question: question.code,
          column: column === total ? 'total' : column.key,
          choice: theme,
        });
        cells.set(key, { count, answered, rank });
      }
    }
  }
  return cells;
}
