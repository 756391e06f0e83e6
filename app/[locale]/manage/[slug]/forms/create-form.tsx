import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { createFormAction } from '@/lib/forms/actions';
import { templateNames } from '@/lib/forms/model/templates/list';
import type { FormSource } from '@/lib/forms/queries/manage';
import { categories, formKinds } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

/** A new form: empty, from a template, or from a form of another meeting. */
export async function CreateForm({ slug, sources, locale }: { slug: string; sources: FormSource[]; locale: Locale }) {
  const t = await getTranslations('forms');
  const from = [
    ...templateNames.map((name) => ({ value: `template:${name}`, label: t(`template.${name}`) })),
    ...sources.map((source) => ({
      value: `form:${source.slug}/${source.code}`,
      label: t('manage.copyOf', { form: pick(source.title, locale).text, meeting: pick(source.meeting, locale).text }),
    })),
    { value: 'empty', label: t('manage.empty') },
  ];
  return (
    <section className="sec stack" aria-labelledby="create">
      <h2 id="create">{t('manage.create')}</h2>
      <ActionForm
        action={createFormAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'forms')}
        meeting={slug}
        label={t('manage.create')}
      >
        <SelectField name="source" choices={from} />
        <MultilingualField name="title" source={locale} />
        <TextField name="code" width="m" spellCheck={false} />
        <SelectField
          name="kind"
          width="m"
          choices={formKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          defaultValue="REGISTRATION"
        />
        <CheckboxGroup
          name="categories"
          optional
          choices={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
        />
        <div className="actions">
          <SubmitButton>{t('manage.createSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
