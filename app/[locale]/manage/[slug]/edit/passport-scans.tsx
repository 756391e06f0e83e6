import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { setPassportScansAction } from '@/lib/privacy/actions';

interface PassportScansProps {
  slug: string;
  lockVersion: number;
  passportScans: boolean;
  locale: Locale;
}

/** Whether copies of travel documents are asked for, and what becomes of them when they are no longer. */
export async function PassportScans({ slug, lockVersion, passportScans, locale }: PassportScansProps) {
  const t = await getTranslations('privacy.scans');
  return (
    <section className="sec" aria-labelledby="passport-scans">
      <h2 id="passport-scans">{t('title')}</h2>
      <p className="soft">{t('text')}</p>
      <ActionForm
        action={setPassportScansAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'privacy')}
        meeting={slug}
        label={t('title')}
        done={t('saved')}
      >
        <HiddenField name="lockVersion" value={lockVersion} />
        <Checkbox name="passportScans" optional defaultChecked={passportScans} />
        <div className="actions">
          <SubmitButton kind="plain">{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
