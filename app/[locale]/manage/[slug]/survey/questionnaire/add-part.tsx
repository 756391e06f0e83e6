import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { addPartAction } from '@/lib/surveys/actions';
import type { Writing } from './page';

/** A page at the end, or a section at the end of a page. */
export async function AddPart({ writing: { questionnaire, slug, locale, languages } }: { writing: Writing }) {
  const t = await getTranslations('questionnaire');
  const { pages } = questionnaire.draft;
  return (
    <details className="add">
      <summary>{t('part.add')}</summary>
      <ActionForm
        key={questionnaire.lockVersion}
        action={addPartAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'questionnaire')}
        meeting={slug}
        label={t('part.add')}
      >
        <HiddenField name="questionnaire" value={questionnaire.id} />
        <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
        <SelectField
          name="what"
          width="m"
          choices={(['section', 'page'] as const).map((what) => ({ value: what, label: t(`part.what.${what}`) }))}
          defaultValue="section"
        />
        {pages.length > 1 ? (
          <SelectField
            name="page"
            optional
            width="m"
            none={t('part.lastPage')}
            choices={pages.map(({ code, title }, index) => ({
              value: code,
              label: [t('part.page', { n: index + 1 }), pick(title, locale).text].filter(Boolean).join(', '),
            }))}
          />
        ) : null}
        <MultilingualField name="title" languages={languages} source={languages[0] ?? locale} />
        <div className="actions">
          <SubmitButton>{t('addSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
