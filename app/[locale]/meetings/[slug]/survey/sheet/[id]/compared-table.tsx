import { HiddenField } from '@/components/form/hidden-field';
import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { Compared } from '@/lib/offline/model/compare';
import { numbersOf } from '@/lib/offline/model/condition-words';
import { placeOfAnswer, valueText, type PaperAnswer } from '@/lib/offline/model/paper';
import type { CellError } from '@/lib/offline/model/read-back';
import { questionsByCode } from '@/lib/offline/model/sheet';
import type { SheetPreview } from '@/lib/offline/queries/sheet';
import { pipe } from '@/lib/surveys/model/expression/piping';

interface ComparedTableProps {
  preview: SheetPreview;
  zone: string;
  locale: Locale;
}

/** Errors that have words of their own; any other is said to be unreadable. */
const known = [
  'unknown_choice',
  'not_a_place',
  'not_a_mark',
  'unknown_name',
  'formula',
  'too_long',
  'position_twice',
  'position_gap',
  'too_many_items',
  'too_few',
  'answer_or_reason',
  'not_a_number',
  'not_a_whole_number',
  'too_many_decimals',
  'too_small',
  'too_big',
  'not_a_day',
  'other_missing',
  'other_not_chosen',
] as const;

/** Each question of a sheet: what is saved now, what the sheet says, and what becomes of it. */
export function ComparedTable({ preview, zone, locale }: ComparedTableProps) {
  const t = useTranslations('offline');
  const questions = questionsByCode(preview.definition);
  const numbers = numbersOf(preview.definition);
  const labelOf = (code: string) =>
    pipe(pick(questions.get(code)?.label, locale).text, (of) => placeOfAnswer(numbers, of, t));
  const said = (code: string, answer: PaperAnswer | null) => {
    const question = questions.get(code);
    if (!answer || !question) return <span className="soft">{t('preview.none')}</span>;
    return (
      <span lang={answer.language ?? undefined} style={{ whiteSpace: 'pre-wrap' }}>
        {valueText(question, answer, { naming: preview.naming, locale })}
      </span>
    );
  };
  return (
    <DataTable
      caption={t('preview.title')}
      hideCaption
      cards
      rows={preview.compared}
      rowKey={({ question }) => question}
      columns={[
        {
          key: 'question',
          head: t('preview.question'),
          cell: ({ question }) => (
            <>
              {numbers.get(question)}. {labelOf(question)}
            </>
          ),
        },
        { key: 'now', head: t('preview.now'), cell: ({ question, now }) => said(question, now) },
        {
          key: 'sheet',
          head: t('preview.sheet'),
          cell: ({ question, outcome, typed, errors }) =>
            outcome === 'error' ? <Errors errors={errors} /> : said(question, typed),
        },
        {
          key: 'state',
          head: t('preview.state'),
          cell: (compared) => <Outcome compared={compared} preview={preview} zone={zone} locale={locale} />,
        },
      ]}
    />
  );
}

function Errors({ errors }: { errors: readonly CellError[] }) {
  const t = useTranslations('offline');
  return errors.map(({ cell, code, value }) => (
    <span key={`${cell} ${code}`} className="sub">
      {t('preview.error', { cell, message: t(`errors.${known.find((each) => each === code) ?? 'wrong'}`, { value }) })}
    </span>
  ));
}

interface OutcomeProps extends ComparedTableProps {
  compared: Compared;
}

/** Where a colleague was faster, both texts stand beside each other, and one says which counts. */
function Outcome({ compared, preview, zone, locale }: OutcomeProps) {
  const t = useTranslations('offline.preview');
  const { question, outcome, storedRevision } = compared;
  if (outcome === 'write') return <Status shape="half">{t('write')}</Status>;
  if (outcome !== 'conflict') return <Status shape={outcome === 'error' ? 'late' : 'open'}>{t('same')}</Status>;
  const writer = preview.writers[question];
  return (
    <>
      <Status shape="ask">
        {t('conflict', { by: writer?.by ?? '', at: writer?.at ? formatDateTime(writer.at, locale, zone) : '' })}
      </Status>
      <HiddenField name={`shown.${question}`} value={storedRevision} />
      {(['theirs', 'mine'] as const).map((choice) => (
        <label key={choice} className="row mid">
          <input type="radio" name={`keep.${question}`} value={choice} defaultChecked={choice === 'theirs'} />
          {t(choice)}
        </label>
      ))}
    </>
  );
}
