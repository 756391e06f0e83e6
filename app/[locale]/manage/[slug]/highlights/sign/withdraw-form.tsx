import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { withdrawSignatureAction } from '@/lib/outcome/actions';
import type { SignatureLine } from '@/lib/outcome/queries/signing';

/** Takes one's own signature back, or that of a former Chair; folded away until it is wanted. */
export async function WithdrawForm(props: { signature: SignatureLine; slug: string; locale: Locale }) {
  const { signature, slug, locale } = props;
  const t = await getTranslations('outcome.sign');
  return (
    <details className="small">
      <summary>{t('withdraw')}</summary>
      <ActionForm
        action={withdrawSignatureAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'outcome')}
        meeting={slug}
        label={t('withdrawOf', {
          language: languageName(signature.language, locale),
          capacity: t(`columns.${signature.capacity}`),
        })}
      >
        <HiddenField name="signature" value={signature.id} />
        <TextArea name="whyWithdrawn" rows={2} maxLength={500} />
        <div className="actions">
          <SubmitButton kind="plain">{t('withdraw')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
