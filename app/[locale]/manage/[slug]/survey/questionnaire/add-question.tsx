import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { addQuestionAction } from '@/lib/surveys/actions';
import { questionsOf } from '@/lib/surveys/model/definition';
import { questionTypes } from '@/lib/surveys/schema';
import type { Writing } from './page';

/** A question at the end of a section: of which kind, and its words. */
export async function AddQuestion({ writing: { questionnaire, slug, locale, languages } }: { writing: Writing }) {
  const t = await getTranslations('questionnaire');
  const sections = questionnaire.draft.pages.flatMap((page, index) =>
    page.sections.map(({ code, title }, place) => ({
      value: code,
      label: [t('part.section', { n: `${index + 1}.${place + 1}` }), pick(title ?? page.title, locale).text]
        .filter(Boolean)
        .join(', '),
    })),
  );
  return (
    <details className="add" open={questionsOf(questionnaire.draft).length === 0}>
      <summary>{t('add')}</summary>
      <ActionForm
        // After a question was added the next one begins empty.
        key={questionnaire.lockVersion}
        action={addQuestionAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'questionnaire')}
        meeting={slug}
        label={t('add')}
      >
        <HiddenField name="questionnaire" value={questionnaire.id} />
        <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
        <SelectField
          name="type"
          width="m"
          choices={questionTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        />
        {sections.length > 1 ? (
          <SelectField name="section" optional width="m" none={t('part.lastSection')} choices={sections} />
        ) : null}
        <MultilingualField name="label" languages={languages} source={languages[0] ?? locale} />
        <div className="actions">
          <SubmitButton>{t('addSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
