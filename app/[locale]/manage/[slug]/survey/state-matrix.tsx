import { DataTable } from '@/components/ui/data-table';
import { useTranslations } from '@/lib/i18n/words';
import type { TrackCount } from '@/lib/surveys/queries/track-responses';
import { answerStates, type AnswerState } from '@/lib/surveys/schema';

interface StateMatrixProps {
  counts: readonly TrackCount[];
  by: 'kind' | 'region';
  /** What each row is called, by its key, in the order of the rows. */
  rows: readonly { key: string; label: string }[];
  /** Address of the list without query. */
  here: string;
}

type Row = { key: string; label: string; asked: number; late: number } & Record<AnswerState, number>;

function rowOf(key: string, label: string, counts: readonly TrackCount[]): Row {
  const sum = (of: readonly TrackCount[]) => of.reduce((total, { count }) => total + count, 0);
  const states = answerStates.map((state) => [state, sum(counts.filter((each) => each.state === state))] as const);
  const byState = Object.fromEntries(states) as Record<AnswerState, number>;
  return { key, label, asked: sum(counts), late: sum(counts.filter(({ isLate }) => isLate)), ...byState };
}

/** Where those asked stand, by kind or by region; each figure leads to the list of whom it counts. States nobody is in are left out. */
export function StateMatrix({ counts, by, rows: keys, here }: StateMatrixProps) {
  const t = useTranslations('tracking');
  const rows = keys.map(({ key, label }) =>
    rowOf(
      key,
      label,
      counts.filter((count) => count[by] === key),
    ),
  );
  const total = rowOf('', t('matrix.all'), counts);
  const shown = answerStates.filter((state) => total[state] > 0 || state === 'submitted');
  const cell = (row: Row, count: number, filter: Record<string, string>) => {
    if (count === 0) return 0;
    const query = new URLSearchParams({ ...(row.key === '' ? {} : { [by]: row.key }), ...filter });
    return <a href={`${here}?${query}#asked`}>{count}</a>;
  };
  const columns = [
    { key: 'asked', head: t('matrix.asked'), of: (row: Row) => cell(row, row.asked, {}) },
    ...shown.map((state) => ({
      key: state,
      head: t(`states.${state}`),
      of: (row: Row) => cell(row, row[state], { state }),
    })),
    ...(total.late > 0
      ? [{ key: 'late', head: t('matrix.late'), of: (row: Row) => cell(row, row.late, { late: 'yes' }) }]
      : []),
  ];
  return (
    <DataTable
      caption={t(by === 'kind' ? 'matrix.byKind' : 'matrix.byRegion')}
      captionNote={total.late > 0 ? t('matrix.lateNote') : undefined}
      dense
      cards
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'row', head: t(`matrix.${by}`), cell: ({ label }: Row) => label },
        ...columns.map(({ key, head, of }) => ({ key, head, numeric: true, cell: of })),
      ]}
      totals={{ row: total.label, ...Object.fromEntries(columns.map(({ key, of }) => [key, of(total)])) }}
    />
  );
}
