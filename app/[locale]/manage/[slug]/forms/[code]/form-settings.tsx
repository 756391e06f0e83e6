import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { Dialog } from '@/components/ui/dialog';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { discardFormAction, editFormAction } from '@/lib/forms/actions';
import { categories, formKinds } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { toLocal } from '@/lib/meetings/model/zone';
import type { Building } from './page';
import { getTranslations } from '@/lib/i18n/words';

/** What the form is called, who is asked and when it is open. Counts at once, unlike the questions. */
export async function FormSettings({ building, zone }: { building: Building; zone: string }) {
  const { form, slug, locale, languages } = building;
  const [t, common] = await Promise.all([getTranslations('forms'), getTranslations('common')]);
  const edges = {
    opens: form.opensAt ? toLocal(form.opensAt, zone) : null,
    closes: form.closesAt ? toLocal(form.closesAt, zone) : null,
  };
  return (
    <section className="sec stack" aria-labelledby="settings">
      <h2 id="settings">{t('settings.title')}</h2>
      <details>
        <summary>{t('settings.open')}</summary>
        <ActionForm
          key={form.lockVersion}
          action={editFormAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'forms')}
          meeting={slug}
          label={t('settings.title')}
        >
          <HiddenField name="form" value={form.id} />
          <HiddenField name="lockVersion" value={form.lockVersion} />
          <MultilingualField
            name="title"
            languages={languages}
            source={languages[0] ?? locale}
            defaultValue={form.title}
          />
          <SelectField
            name="kind"
            width="m"
            choices={formKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            defaultValue={form.kind}
          />
          <CheckboxGroup
            name="categories"
            optional
            choices={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
            defaultValue={form.categories}
          />
          {(['opens', 'closes'] as const).map((edge) => (
            <div key={edge} className="two">
              <DateField name={`${edge}.date`} optional defaultValue={edges[edge]?.date} />
              <TextField name={`${edge}.time`} type="time" optional width="s" defaultValue={edges[edge]?.time} />
            </div>
          ))}
          <p className="help">{t('settings.windowHelp', { zone })}</p>
          <div className="actions">
            <SubmitButton kind="plain">{t('settings.save')}</SubmitButton>
          </div>
        </ActionForm>
      </details>
      {form.versions.length === 0 ? (
        <div>
          <Dialog
            opener={t('settings.discard')}
            title={t('settings.discardTitle')}
            close={common('dialog.close')}
            kind="grave"
          >
            <p>{t('settings.discardText')}</p>
            <ActionForm
              action={discardFormAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'forms')}
              meeting={slug}
            >
              <HiddenField name="form" value={form.id} />
              <SubmitButton kind="grave">{t('settings.discard')}</SubmitButton>
            </ActionForm>
          </Dialog>
        </div>
      ) : null}
    </section>
  );
}
