import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mapColumnsAction } from '@/lib/exchange/actions';
import { columnLetter } from '@/lib/exchange/model/say-errors';
import type { ImportDetail } from '@/lib/exchange/queries/imports';
import { importFields } from '@/lib/exchange/schema';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { ColumnGroup } from './column-group';

interface ColumnFormProps {
  batch: ImportDetail;
  meeting: string;
  locale: Locale;
}

/** What each column holds: as guessed or remembered, to be corrected by plain selects. */
export async function ColumnForm({ batch, meeting, locale }: ColumnFormProps) {
  const t = await getTranslations('exchange');
  const choices = importFields.map((value) => ({ value, label: t(`field.${value}`) }));
  const mapsPhone = Object.values(batch.mapping).includes('phone');
  return (
    <section className="sec stack" aria-labelledby="columns">
      <h2 id="columns">{t('columns.title')}</h2>
      <p>{t('columns.text')}</p>
      {mapsPhone && !batch.takesPhone ? <p className="small">{t('columns.phone')}</p> : null}
      <ActionForm
        action={mapColumnsAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'exchange')}
        meeting={meeting}
        label={t('columns.title')}
      >
        <HiddenField name="batch" value={batch.id} />
        <ColumnGroup>
          {batch.columns.map(({ heading, examples }, column) => (
            <SelectField
              key={column}
              name={`columns.${column}`}
              label={t('columns.column', {
                letter: columnLetter(column),
                heading: heading || t('columns.noHeading'),
              })}
              help={
                examples.length > 0
                  ? t('columns.examples', { values: examples.map(shorten).join(' · ') })
                  : t('columns.noExamples')
              }
              choices={choices}
              defaultValue={batch.mapping[column]}
              none={t('columns.none')}
            />
          ))}
        </ColumnGroup>
        <div className="actions">
          <SubmitButton>{t('columns.send')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}

/** Long texts are cut in examples only, and the cut is seen. */
const longest = 40;

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
