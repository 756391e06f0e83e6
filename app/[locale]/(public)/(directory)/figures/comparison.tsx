import { Fragment, type ReactNode } from 'react';

import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import type { ComparedFigure } from '@/lib/directory/model/fact-sheet';
import type { ComputedFigures } from '@/lib/directory/model/figures';
import type { LocalizedText } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { Compiled } from '../compiled';

type Names = ReadonlyMap<string, { names: LocalizedText; acronyms: LocalizedText }>;

interface ComparisonProps {
  rows: readonly ComparedFigure[];
  labels: ReadonlyMap<string, LocalizedText>;
  computed: ComputedFigures;
  /** The same with the latest classes, where they were not chosen; to say what the change of one class moves. */
  withLatest: ComputedFigures | null;
  names: Names;
  year: number;
}

const reasons = [
  'activeRcp',
  'activeIrf',
  'countriesInAtLeastOneRcp',
  'countriesInAtLeastOneIrf',
  'countriesInAtLeastTwoGlobal',
  'iomTechnicalSecretariat',
  'iomAdministrativeSupport',
  'iomObserver',
] as const;

/** Published beside computed, with the difference and what is known of its reason. */
export function Comparison({ rows, labels, computed, withLatest, names, year }: ComparisonProps) {
  const t = useTranslations('directory.figures');
  return (
    <DataTable
      caption={t('caption')}
      cards
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'figure',
          head: t('columns.figure'),
          cell: ({ key }) => <Localized text={labels.get(key)} fallback="short" />,
        },
        {
          key: 'published',
          head: t('columns.published'),
          numeric: true,
          cell: ({ published }) => published?.value ?? <span className="soft">{t('notPublished')}</span>,
        },
        {
          key: 'computed',
          head: t('columns.computed'),
          numeric: true,
          cell: (row) => row.computed ?? <span className="soft">{t('notComputed')}</span>,
        },
        { key: 'difference', head: t('columns.difference'), numeric: true, cell: (row) => <Difference row={row} /> },
        {
          key: 'why',
          head: t('columns.why'),
          cell: (row) => <Why row={row} computed={computed} withLatest={withLatest} names={names} year={year} />,
        },
      ]}
    />
  );
}

function Difference({ row }: { row: ComparedFigure }) {
  const t = useTranslations('directory.figures');
  if (row.published === null || row.computed === null) return null;
  const difference = row.computed - row.published.value;
  if (difference === 0) return <Status shape="done">{t('equal')}</Status>;
  return <>{difference > 0 ? `+${difference}` : `−${-difference}`}</>;
}

/** The sentences that explain a difference; those of 2018 were researched, the rest follows from the data. */
function Why({
  row,
  computed,
  withLatest,
  names,
  year,
}: Omit<ComparisonProps, 'rows' | 'labels'> & { row: ComparedFigure }) {
  const t = useTranslations('directory.figures');
  const reason = reasons.find((key) => key === row.key);
  const kind = { activeRcp: 'RCP', activeIrf: 'IRF', globalProcesses: 'GLOBAL_PROCESS' }[row.key];
  const undecided = kind ? computed.undecided.filter((party) => party.kind === kind).map(({ code }) => code) : [];
  const latest = withLatest?.figures.get(row.key)?.value;
  const changes = latest !== undefined && row.key.match(/Rcp$|Irf$/) && latest !== row.computed;
  const parts: ReactNode[] = [
    reason && year === 2018 ? t(`why.${reason}`) : null,
    undecided.length > 0
      ? t.rich('undecided', { count: undecided.length, names: () => <ShortNames codes={undecided} names={names} /> })
      : null,
    changes
      ? t.rich('reclassified', {
          value: latest,
          names: () => <ShortNames codes={computed.reclassified.map(({ code }) => code)} names={names} />,
        })
      : null,
    row.published?.note ? <Compiled>({row.published.note})</Compiled> : null,
  ];
  return parts.filter(Boolean).map((part, index) => (
    <Fragment key={index}>
      {index > 0 ? ' ' : null}
      {part}
    </Fragment>
  ));
}

/** Mechanisms by acronym, or by name where they have none. */
export function ShortNames({ codes, names }: { codes: readonly string[]; names: Names }) {
  const locale = useLocale();
  const texts = codes.map((code) => {
    const party = names.get(code);
    const hasAcronym = party && Object.values(party.acronyms).some(Boolean);
    return { code, text: (hasAcronym ? party.acronyms : party?.names) ?? { [locale]: code } };
  });
  return texts.map(({ code, text }, index) => (
    <Fragment key={code}>
      {index > 0 ? ', ' : null}
      <bdi>
        <Localized text={text} fallback="silent" />
      </bdi>
    </Fragment>
  ));
}
