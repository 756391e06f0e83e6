import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { translateAmendmentAction } from '@/lib/plenary/actions';
import type { AmendmentRow } from '@/lib/plenary/queries/amendments';

/** The proposed sentence in the languages it does not have yet, for whoever translates. */
export async function TranslateForms({
  amendment,
  scope,
  locale,
}: {
  amendment: AmendmentRow;
  scope: MeetingScope;
  locale: Locale;
}) {
  const t = await getTranslations('plenary');
  const missing = scope.meeting.languages.filter(
    (language) => !amendment.texts.some((text) => text.language === language),
  );
  return missing.map((language) => {
    const label = t('amendments.translate', { number: amendment.number, language: languageName(language, locale) });
    return (
      <details key={language}>
        <summary>{label}</summary>
        <ActionForm
          action={translateAmendmentAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'plenary')}
          meeting={scope.meeting.slug}
          label={label}
        >
          <HiddenField name="amendment" value={amendment.id} />
          <HiddenField name="language" value={language} />
          <TextArea
            name="text"
            rows={4}
            maxLength={1_260}
            lang={language}
            dir={directionOf(language)}
            adoptable
            label={t('amendments.text')}
          />
          <div className="actions">
            <SubmitButton kind="plain">{t('amendments.saveTranslation')}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    );
  });
}
