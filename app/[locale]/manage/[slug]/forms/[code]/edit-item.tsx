import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField, type Choice as Option } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { ArrangeItem } from '@/components/forms/arrange-item';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { arrangeItemAction, editItemAction } from '@/lib/forms/actions';
import { choicesOf } from '@/lib/forms/model/changes';
import { takesAnswer } from '@/lib/forms/model/conditions';
import type { Item } from '@/lib/forms/model/edit-definition';
import { sensitiveKinds, type Condition, type Field, type FormDefinition } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { conditionText } from './outline';
import type { Building } from './page';
import { getTranslations } from '@/lib/i18n/words';

type EditItemProps = { building: Building; item: Item; isSaved: boolean };

/** The details of a page, section or field, in its place in the outline. */
export async function EditItem({ building, item, isSaved }: EditItemProps) {
  const { form, slug, locale, languages } = building;
  const t = await getTranslations('forms');
  const field = item.what === 'field' ? item.field : null;
  const part = item.what === 'page' ? item.page : item.what === 'section' ? item.section : null;
  const id = field?.id ?? part?.id ?? '';
  const condition = field?.condition ?? part?.condition;
  const texts = { languages, source: languages[0] ?? locale };
  return (
    <div className="editor stack">
      {isSaved ? (
        <p role="status">
          <Status shape="done">{t('build.saved')}</Status>
        </p>
      ) : null}
      <ActionForm
        // A saved change is a new form: it starts from what is stored now.
        key={form.lockVersion}
        action={editItemAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'forms')}
        meeting={slug}
        label={t('build.details')}
      >
        <HiddenField name="form" value={form.id} />
        <HiddenField name="lockVersion" value={form.lockVersion} />
        <HiddenField name="item" value={id} />
        <MultilingualField
          name="label"
          label={t(field ? (field.type === 'note' ? 'build.noteText' : 'build.label') : 'build.titleOf')}
          {...texts}
          multiline={field?.type === 'note' || field?.type === 'consent'}
          optional={!field}
          defaultValue={field?.label ?? part?.title ?? null}
        />
        <MultilingualField
          name="help"
          label={t(field ? 'build.help' : 'build.intro')}
          {...texts}
          multiline
          optional
          defaultValue={field?.help ?? part?.intro ?? null}
        />
        {field ? <ChoiceLabels field={field} languages={languages} heading={t('build.choices')} /> : null}
        {field?.type === 'sensitive' ? (
          <SelectField
            name="sensitive"
            choices={sensitiveKinds.map((value) => ({ value, label: t(`sensitive.${value}`) }))}
            defaultValue={field.kind}
          />
        ) : null}
        {field && takesAnswer(field) ? <Checkbox name="required" optional defaultChecked={field.required} /> : null}
        <SelectField
          name="condition"
          optional
          none={t('build.always')}
          choices={await conditionsFor(form.draft, id, locale)}
          defaultValue={condition ? conditionValue(condition) : ''}
        />
        <div className="actions">
          <SubmitButton>{t('build.save')}</SubmitButton>
        </div>
      </ActionForm>
      {field && choicesOf(field).length > 0 ? <ChoiceOrder building={building} field={field} /> : null}
    </div>
  );
}

/** What each choice is called, and room for more of them. */
async function ChoiceLabels({
  field,
  languages,
  heading,
}: {
  field: Field;
  languages: Building['languages'];
  heading: string;
}) {
  const t = await getTranslations('forms');
  const choices = choicesOf(field);
  if (choices.length === 0) return null;
  return (
    <>
      <h5>{heading}</h5>
      {choices.map((choice, index) => (
        <MultilingualField
          key={choice.id}
          name={`choices.${choice.id}`}
          label={t('build.choiceNumber', { n: index + 1 })}
          languages={languages}
          source={languages[0] ?? 'en'}
          defaultValue={choice.label}
        />
      ))}
      {['n0', 'n1'].map((added, index) => (
        <MultilingualField
          key={added}
          name={`added.${added}`}
          label={t('build.newChoice', { n: choices.length + index + 1 })}
          languages={languages}
          optional
        />
      ))}
    </>
  );
}

/** The order of the choices, and taking one out: a step each. */
async function ChoiceOrder({ building: { form, slug, locale }, field }: { building: Building; field: Field }) {
  const t = await getTranslations('forms');
  const choices = choicesOf(field);
  return (
    <section aria-label={t('build.choiceOrder')}>
      <h5>{t('build.choiceOrder')}</h5>
      <ol>
        {choices.map((choice, index) => {
          const name = pick(choice.label, locale).text;
          return (
            <li key={choice.id}>
              <div className="line">
                <p>{name}</p>
                <ArrangeItem
                  action={arrangeItemAction}
                  meeting={slug}
                  of={{ form: form.id, lockVersion: form.lockVersion, item: field.id, choice: choice.id }}
                  place={`${index}/${choices.length}`}
                  words={formWords(locale, 'forms')}
                  idempotencyKey={newIdempotencyKey()}
                  texts={{
                    up: t('build.up'),
                    down: t('build.down'),
                    remove: t('build.remove'),
                    upOf: t('build.upOf', { name }),
                    downOf: t('build.downOf', { name }),
                    removeOf: t('build.removeOf', { name }),
                    moved: t('build.moved', { name, n: index + 1, of: choices.length }),
                  }}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function conditionValue(condition: Condition): string {
  return condition.test === 'answered'
    ? `answered:${condition.field}`
    : `${condition.test}:${condition.field}:${condition.value}`;
}

/** Every condition an item can have: answers of what is asked before it, and nothing that could go in a circle. */
async function conditionsFor(draft: FormDefinition, id: string, locale: string): Promise<Option[]> {
  const before: Field[] = [];
  let isReached = false;
  for (const page of draft.pages) {
    isReached ||= page.id === id;
    for (const section of page.sections) {
      isReached ||= section.id === id;
      for (const field of section.fields) {
        isReached ||= field.id === id;
        if (!isReached && takesAnswer(field)) before.push(field);
      }
    }
  }
  const conditions = before.flatMap((field): Condition[] => [
    ...choicesOf(field).map((choice): Condition => ({
      test: field.type === 'multiple' ? 'includes' : 'equals',
      field: field.id,
      value: choice.id,
    })),
    { test: 'answered', field: field.id },
  ]);
  return Promise.all(
    conditions.map(async (condition) => ({
      value: conditionValue(condition),
      label: await conditionText(draft, condition, locale),
    })),
  );
}
