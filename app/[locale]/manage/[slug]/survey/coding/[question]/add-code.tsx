import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SubmitButton } from '@/components/form/submit-button';
import { addCodeAction } from '@/lib/coding/actions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { getTranslations } from '@/lib/i18n/words';
import type { Keeping } from './keeping';

/** A code at the end of the book. */
export async function AddCode({ keeping: { book, slug, locale, languages } }: { keeping: Keeping }) {
  const t = await getTranslations('coding.book');
  return (
    <details className="add" open={book.codes.length === 0}>
      <summary>{t('add')}</summary>
      <ActionForm
        key={book.version}
        action={addCodeAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'coding')}
        meeting={slug}
        label={t('add')}
      >
        <HiddenField name="book" value={book.id} />
        <MultilingualField name="names" languages={languages} source={languages[0] ?? locale} />
        <MultilingualField name="description" optional multiline rows={2} languages={languages} />
        <div className="actions">
          <SubmitButton>{t('addSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
