import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { applyImportAction } from '@/lib/exchange/actions';
import type { ImportDetail } from '@/lib/exchange/queries/imports';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface ConfirmFormProps {
  batch: ImportDetail;
  meeting: string;
  locale: Locale;
}

/** One form for those who are new, and one for them with the possible duplicates: each button says how many. */
export async function ConfirmForm({ batch: { id, kinds }, meeting, locale }: ConfirmFormProps) {
  const t = await getTranslations('exchange.preview');
  const ways = [
    { suspects: 'without', persons: kinds.NEW, label: t('send', { count: kinds.NEW }) },
    {
      suspects: 'with',
      persons: kinds.SUSPECT > 0 ? kinds.NEW + kinds.SUSPECT : 0,
      label: t('sendSuspects', { count: kinds.NEW + kinds.SUSPECT }),
    },
  ].filter(({ persons }) => persons > 0);
  return (
    <section className="sec" aria-labelledby="confirm">
      <h2 id="confirm">{t('confirm')}</h2>
      {ways.map(({ suspects, persons, label }, index) => (
        <ActionForm
          key={suspects}
          action={applyImportAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'exchange')}
          meeting={meeting}
          label={label}
        >
          <p>{t('confirmText', { count: persons })}</p>
          <HiddenField name="batch" value={id} />
          <HiddenField name="suspects" value={suspects} />
          <HiddenField name="persons" value={String(persons)} />
          <Checkbox name="invites" />
          <div className="actions">
            <SubmitButton kind={index === 0 ? 'primary' : 'plain'}>{label}</SubmitButton>
          </div>
        </ActionForm>
      ))}
    </section>
  );
}
