import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { nameSignatoriesAction } from '@/lib/outcome/actions';
import { signatoriesOf } from '@/lib/outcome/policy';
import type { Signing } from '@/lib/outcome/queries/signing';
import { whoSigns } from './who-signs';

interface SignatoriesProps {
  signing: Signing;
  scope: MeetingScope;
  locale: Locale;
}

/** Who signs the wording of each language, and the form by which the secretariat says so: one for each language. */
export async function Signatories({ signing, scope, locale }: SignatoriesProps) {
  const t = await getTranslations('outcome.sign');
  const { slug } = scope.meeting;
  const choices = signing.translators.map(({ appointment, name }) => ({ value: appointment, label: name }));
  return (
    <section className="sec stack" aria-labelledby="signatories">
      <h2 id="signatories">{t('signatories')}</h2>
      <p>{t('signatoriesText')}</p>
      {choices.length === 0 ? (
        <p className="soft">
          {t('noTranslator')} <Link href={`/manage/${slug}/edit#people`}>{t('toAppoint')}</Link>
        </p>
      ) : (
        signing.languages.map((language) => {
          const named = signatoriesOf(language, signing.translators).map(({ appointment }) => appointment);
          return (
            <details key={`${language} ${named.join(' ')}`}>
              <summary>
                {t('whoFor', {
                  language: languageName(language, locale),
                  who: whoSigns(language, signing, { locale, t }),
                })}
              </summary>
              <ActionForm
                action={nameSignatoriesAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'outcome')}
                meeting={slug}
                label={t('nameFor', { language: languageName(language, locale) })}
              >
                <HiddenField name="language" value={language} />
                {named.map((id) => (
                  <HiddenField key={id} name="seen[]" value={id} />
                ))}
                <CheckboxGroup
                  name="signatories"
                  label={t('nameFor', { language: languageName(language, locale) })}
                  choices={choices}
                  defaultValue={named}
                />
                <div className="actions">
                  <SubmitButton kind="plain">{t('saveSignatories')}</SubmitButton>
                </div>
              </ActionForm>
            </details>
          );
        })
      )}
    </section>
  );
}
