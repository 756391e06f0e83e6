import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { withdrawAmendmentAction } from '@/lib/plenary/actions';
import type { AmendmentRow } from '@/lib/plenary/queries/amendments';

/** A delegation takes its own amendment back. */
export async function WithdrawForm({
  amendment,
  slug,
  locale,
}: {
  amendment: AmendmentRow;
  slug: string;
  locale: Locale;
}) {
  const t = await getTranslations('plenary');
  const label = t('amendments.withdrawOf', { number: amendment.number });
  return (
    <ActionForm
      action={withdrawAmendmentAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'plenary')}
      meeting={slug}
      label={label}
    >
      <HiddenField name="amendment" value={amendment.id} />
      <SubmitButton kind="plain" label={label}>
        {t('amendments.withdraw')}
      </SubmitButton>
    </ActionForm>
  );
}
