import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Localized } from '@/components/ui/localized';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { restoreFieldAction } from '@/lib/forms/actions';
import type { Field } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Building } from './page';
import { getTranslations } from '@/lib/i18n/words';

/** Questions of earlier versions that are no longer asked, with the answers they have; each can be asked again. */
export async function RetiredFields({ building, fields }: { building: Building; fields: readonly Field[] }) {
  const { form, slug, locale } = building;
  const t = await getTranslations('forms');
  return (
    <section className="sec stack" aria-labelledby="retired">
      <h2 id="retired">{t('build.retired')}</h2>
      <p className="small soft">{t('build.retiredText')}</p>
      <ul className="outline">
        {fields.map((field) => (
          <li key={field.id}>
            <div className="line">
              <div>
                <p className="name">
                  <Localized text={field.label} fallback="short" />
                </p>
                <p className="small soft">
                  {t('build.answersKept', { count: form.given.answered.get(field.id) ?? 0 })}
                </p>
              </div>
              <ActionForm
                action={restoreFieldAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'forms')}
                meeting={slug}
              >
                <HiddenField name="form" value={form.id} />
                <HiddenField name="lockVersion" value={form.lockVersion} />
                <HiddenField name="field" value={field.id} />
                <SubmitButton kind="link" label={t('build.restoreOf', { name: pick(field.label, locale).text })}>
                  {t('build.restore')}
                </SubmitButton>
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
