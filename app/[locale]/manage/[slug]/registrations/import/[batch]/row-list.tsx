import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { PersonName } from '@/components/ui/person-name';
import { Status, type StatusShape } from '@/components/ui/status';
import { sayErrors } from '@/lib/exchange/model/say-errors';
import type { ImportDetail } from '@/lib/exchange/queries/imports';
import { listImportRows, rowsShown, type ImportRowView } from '@/lib/exchange/queries/rows';
import {
  importKinds,
  importOutcomes,
  type ImportField,
  type ImportKind,
  type ImportOutcome,
} from '@/lib/exchange/schema';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import { getTranslations } from '@/lib/i18n/words';
import { touches, type Touch } from '@/lib/exchange/model/touches';
import type { BatchProps } from './preview';

const kindShapes: Record<ImportKind, StatusShape> = {
  NEW: 'open',
  LINKED: 'done',
  REPEATED: 'shut',
  SUSPECT: 'ask',
  OVER_QUOTA: 'no',
  WRONG: 'late',
};
const outcomeShapes: Record<ImportOutcome, StatusShape> = {
  CREATED: 'done',
  LINKED: 'done',
  LEFT_OUT: 'shut',
  REFUSED: 'late',
  UNDONE: 'shut',
};

type Words = Awaited<ReturnType<typeof getTranslations<'exchange'>>>;

/** The rows of a sheet, by kind before and by outcome after, in pages. */
export async function RowList({ scope, batch, filter, here, locale }: Omit<BatchProps, 'isOpen'>) {
  const t = await getTranslations('exchange');
  const { rows, next } = await listImportRows(scope, batch.id, filter);
  const { slug } = scope.meeting;
  const isDone = batch.status === 'APPLIED' || batch.status === 'UNDONE';
  const cell = (row: ImportRowView, field: ImportField) => cellOf(batch, row, field);
  const hasErrors = batch.kinds.WRONG + batch.kinds.OVER_QUOTA + batch.outcomes.REFUSED > 0;
  return (
    <section className="sec stack" aria-labelledby="rows">
      <h2 id="rows">{t('rows.caption')}</h2>
      <RowFilters batch={batch} here={here} isDone={isDone} chosen={isDone ? filter.outcome : filter.kind} t={t} />
      {hasErrors && batch.columns.length > 0 ? (
        <p>
          <a href={`/api/meetings/${slug}/imports/${batch.id}?language=${locale}`} download>
            {t('preview.errors')}
          </a>{' '}
          <span className="soft small">{t('preview.errorsHelp')}</span>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={t('rows.empty')} />
      ) : (
        <DataTable
          caption={t('rows.caption')}
          hideCaption
          rows={rows}
          rowKey={({ number }) => String(number)}
          dense
          cards
          columns={[
            { key: 'number', head: t('rows.number'), cell: ({ number }) => formatNumber(number, locale) },
            {
              key: 'person',
              head: t('rows.person'),
              isRowHead: true,
              cell: (row) => (
                <>
                  <PersonName given={cell(row, 'givenName')} surname={cell(row, 'surname')} />
                  <span className="sub">
                    <bdi>{cell(row, 'email')}</bdi>
                  </span>
                </>
              ),
            },
            { key: 'party', head: t('rows.party'), cell: (row) => <bdi>{cell(row, 'party')}</bdi> },
            {
              key: 'says',
              head: isDone ? t('rows.became') : t('rows.says'),
              cell: (row) => (
                <Said
                  row={row}
                  isDone={isDone}
                  headings={batch.columns.map(({ heading }) => heading)}
                  slug={slug}
                  t={t}
                />
              ),
            },
          ]}
        />
      )}
      <Pagination size={rowsShown} next={next === null ? undefined : `${here}?${queryOf(filter, next)}`} />
      {filter.after ? (
        <p className="small">
          <a href={`${here}?${queryOf(filter)}`}>{t('rows.first')}</a>
        </p>
      ) : null}
    </section>
  );
}

function cellOf({ mapping }: ImportDetail, { cells }: ImportRowView, field: ImportField): string {
  const column = Object.entries(mapping).find(([, one]) => one === field)?.[0];
  return column === undefined ? '' : (cells[Number(column)] ?? '');
}

function queryOf({ kind, outcome }: BatchProps['filter'], after?: number): string {
  return new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome } : {}),
    ...(after === undefined ? {} : { after: String(after) }),
  }).toString();
}

interface RowFiltersProps {
  batch: ImportDetail;
  here: string;
  isDone: boolean;
  chosen: string | undefined;
  t: Words;
}

/** Links to the rows of each kind, or of each outcome, that has some. */
function RowFilters({ batch: { kinds, outcomes }, here, isDone, chosen, t }: RowFiltersProps) {
  const all = { key: '', label: t('preview.all'), count: 0, query: '' };
  const ofKinds = importKinds.map((key) => ({
    key,
    label: t(`preview.kinds.${key}`),
    count: kinds[key],
    query: `kind=${key}`,
  }));
  const ofOutcomes = [...importOutcomes, 'KEPT' as const].map((key) => ({
    key,
    label: t(`outcomes.${key}`),
    count: outcomes[key],
    query: `outcome=${key}`,
  }));
  const links = (isDone ? ofOutcomes : ofKinds).filter(({ count }) => count > 0);
  return (
    <nav className="pages" aria-label={t('rows.filter')}>
      {[all, ...links].map(({ key, label, count, query }) => (
        <a
          key={key}
          href={query ? `${here}?${query}` : here}
          aria-current={(chosen ?? '') === key ? 'true' : undefined}
        >
          {count > 0 ? `${label} (${count})` : label}
        </a>
      ))}
    </nav>
  );
}

interface SaidProps {
  row: ImportRowView;
  isDone: boolean;
  headings: readonly string[];
  slug: string;
  t: Words;
}

/** What would come of a row, or came of it, and why. */
function Said({ row, isDone, headings, slug, t }: SaidProps) {
  const { kind, outcome, registration } = row;
  const link = registration ? (
    <Link href={`/meetings/${slug}/registration/${registration.id}`}>
      <bdi>{registration.name}</bdi>
    </Link>
  ) : null;
  const isOwn = outcome === 'CREATED' || outcome === 'UNDONE' || kind === 'LINKED';
  return (
    <>
      {isDone && outcome ? (
        <Status shape={outcomeShapes[outcome]}>{t(`became.${outcome}`)}</Status>
      ) : kind ? (
        <Status shape={kindShapes[kind]}>
          {kind === 'REPEATED' ? t('says.REPEATED', { row: row.likeRow ?? 0 }) : t(`says.${kind}`)}
        </Status>
      ) : null}
      {isOwn && link ? <Sub>{link}</Sub> : null}
      {isDone && outcome === 'LEFT_OUT' && kind ? (
        <Sub>{kind === 'REPEATED' ? t('says.REPEATED', { row: row.likeRow ?? 0 }) : t(`says.${kind}`)}</Sub>
      ) : null}
      {kind === 'SUSPECT' && !isOwn && registration ? (
        <Sub>{t('says.suspectPerson', { name: registration.name })}</Sub>
      ) : null}
      {kind === 'SUSPECT' && row.likeRow !== null ? <Sub>{t('says.suspectRow', { row: row.likeRow })}</Sub> : null}
      {sayErrors(t, row.errors, headings).map((sentence) => (
        <Sub key={sentence}>{sentence}</Sub>
      ))}
      {row.kept ? <Sub>{t(`kept.${keptOf(row.kept)}`)}</Sub> : null}
    </>
  );
}

function Sub({ children }: { children: ReactNode }) {
  return <span className="sub">{children}</span>;
}

function keptOf(code: string): Touch {
  return touches.find((touch) => touch === code) ?? 'edited';
}
