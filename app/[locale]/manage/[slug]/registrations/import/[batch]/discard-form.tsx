import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { discardImportAction } from '@/lib/exchange/actions';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface DiscardFormProps {
  batch: string;
  meeting: string;
  locale: Locale;
}

/** Gives an import up before anything was written. */
export async function DiscardForm({ batch, meeting, locale }: DiscardFormProps) {
  const t = await getTranslations('exchange.preview');
  return (
    <section className="sec" aria-labelledby="discard">
      <h2 id="discard">{t('discard')}</h2>
      <p>{t('discardText')}</p>
      <ActionForm
        action={discardImportAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'exchange')}
        meeting={meeting}
        label={t('discard')}
      >
        <HiddenField name="batch" value={batch} />
        <div className="actions">
          <SubmitButton kind="grave">{t('discard')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
