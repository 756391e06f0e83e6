import { DataTable } from '@/components/ui/data-table';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';
import type { AnswerState, TrackedParty } from '@/lib/surveys/queries/track-responses';

const states: readonly AnswerState[] = ['submitted', 'reopened', 'draft', 'silent', 'late'];

type Row = { kind: PartyKind; asked: number } & Record<AnswerState, number>;

function countStates(parties: readonly TrackedParty[]): Omit<Row, 'kind'> {
  const counted = states.map((state) => [state, parties.filter((party) => party.state === state).length] as const);
  return { asked: parties.length, ...(Object.fromEntries(counted) as Record<AnswerState, number>) };
}

/** Who was asked, by kind of organisation and state. States nobody is in are left out. */
export function StateTable({ parties }: { parties: readonly TrackedParty[] }) {
  const t = useTranslations('surveys.track');
  const kinds = [...new Set(parties.map(({ kind }) => kind))];
  const rows: Row[] = kinds.map((kind) => ({ kind, ...countStates(parties.filter((party) => party.kind === kind)) }));
  const totals = countStates(parties);
  const shown = states.filter((state) => totals[state] > 0 || state === 'submitted');
  return (
    <DataTable
      caption={t('byKind')}
      dense
      cards
      rows={rows}
      rowKey={({ kind }) => kind}
      columns={[
        { key: 'kind', head: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: 'asked', head: t('asked'), numeric: true, cell: ({ asked }) => asked },
        ...shown.map((state) => ({
          key: state,
          head: t(`heads.${state}`),
          numeric: true,
          cell: (row: Row) => row[state],
        })),
      ]}
      totals={{ kind: t('parties'), ...totals }}
    />
  );
}
