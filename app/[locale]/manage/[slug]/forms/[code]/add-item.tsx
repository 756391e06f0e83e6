import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { addItemAction } from '@/lib/forms/actions';
import { fieldTypes } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import type { Building } from './page';
import { getTranslations } from '@/lib/i18n/words';

type AddItemProps = { building: Building; what: 'page' | 'section' | 'field'; into?: string };

/** One more page, section or question: opens in its place, and goes on to its own details. */
export async function AddItem({ building: { form, slug, locale, languages }, what, into }: AddItemProps) {
  const t = await getTranslations('forms');
  return (
    <details className="add">
      <summary>{t(`build.add.${what}`)}</summary>
      <ActionForm
        action={addItemAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'forms')}
        meeting={slug}
        label={t(`build.add.${what}`)}
      >
        <HiddenField name="form" value={form.id} />
        <HiddenField name="lockVersion" value={form.lockVersion} />
        <HiddenField name="what" value={what} />
        {into ? <HiddenField name="into" value={into} /> : null}
        {what === 'field' ? (
          <SelectField
            name="type"
            width="m"
            choices={fieldTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
          />
        ) : null}
        <MultilingualField
          name="label"
          label={t(what === 'field' ? 'build.label' : 'build.titleOf')}
          languages={languages}
          source={languages[0] ?? locale}
          optional={what !== 'field'}
        />
        <div className="actions">
          <SubmitButton>{t('build.addSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
