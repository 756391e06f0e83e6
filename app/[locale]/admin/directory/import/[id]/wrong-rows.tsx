import type { FactWords } from '@/components/directory/fact-words';
import { errorSentence } from '@/components/form/form-words';
import { DataTable } from '@/components/ui/data-table';
import { fieldNames } from '@/lib/directory/model/facts';
import type { RowError } from '@/lib/directory/model/compare-rows';
import type { PreviewedRow } from '@/lib/directory/model/kept-import';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

interface WrongRowsProps {
  rows: readonly PreviewedRow[];
  /** How many more there are. */
  more: number;
  words: FactWords;
  locale: Locale;
}

/** What of a file cannot be taken over, with its sheet, row and column; nothing where all can. */
export function WrongRows({ rows, more, words: facts, locale }: WrongRowsProps) {
  const t = useTranslations('directory');
  const words = formWords(locale, 'directory');
  const faults = rows.flatMap(({ key, of, errors }) =>
    errors.map((error, index) => ({ key: `${key}-${index}`, of, ...error })),
  );
  if (faults.length === 0) return null;
  // Kept with the file are the words of whoever brought it in: a State is named in the language of whoever reads.
  const inLanguage = (params: NonNullable<RowError['params']>) =>
    typeof params['country'] === 'string' ? { ...params, chair: facts.value('country', params['country']) } : params;
  const isField = (column: string) => fieldNames.some((name) => name === column);
  return (
    <section className="sec stack-s" aria-labelledby="wrong">
      <h2 id="wrong">{t('import.errors')}</h2>
      <p>{t('import.errorsText')}</p>
      <DataTable
        caption={t('import.errors')}
        hideCaption
        cards
        rows={faults}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'place',
            head: t('import.where'),
            isRowHead: true,
            cell: ({ of: { sheet, row, party } }) => (
              <>
                {t('import.place', { sheet, row, in: sheet ? 'sheet' : 'text' })}
                {party ? (
                  <span className="sub">
                    <bdi>{party}</bdi>
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'column',
            head: t('import.column'),
            cell: ({ column }) => (column ? <code>{column}</code> : t('import.wholeRow')),
          },
          {
            key: 'value',
            head: t('import.says'),
            cell: ({ of, column }) => <Written value={valueIn(of, column)} />,
          },
          {
            key: 'error',
            head: t('import.reason'),
            cell: ({ column, code, params }) =>
              errorSentence(words, isField(column) ? `values.${column}` : column, {
                code,
                params: inLanguage(params ?? {}),
              }),
          },
        ]}
      />
      {more > 0 ? <p className="small soft">{t('import.moreErrors', { count: more })}</p> : null}
    </section>
  );
}

function valueIn(of: PreviewedRow['of'], column: string): string {
  if (column === 'party' || column === 'entry' || column === 'source' || column === 'sourceOn') return of[column];
  return of.values[column] ?? '';
}

function Written({ value }: { value: string }) {
  return value ? <bdi style={{ overflowWrap: 'anywhere' }}>{value}</bdi> : <span className="soft">–</span>;
}
