import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { publishFormAction } from '@/lib/forms/actions';
import { changesBetween, choicesOf, type Change } from '@/lib/forms/model/changes';
import { fieldsOf } from '@/lib/forms/model/conditions';
import { findItem } from '@/lib/forms/model/edit-definition';
import type { FormDefinition } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Building } from './page';
import { getTranslations } from '@/lib/i18n/words';

/** What is different from what is asked now, with what it does to answers given; and the button that makes it the next version. */
export async function PublishForm({ building, hasChanges }: { building: Building; hasChanges: boolean }) {
  const { form, slug, locale } = building;
  const t = await getTranslations('forms');
  const [latest] = form.versions;
  const earlier = new Set(form.versions.flatMap(({ definition }) => fieldsOf(definition).map(({ id }) => id)));
  const changes = latest ? changesBetween(latest.definition, form.draft, form.given, earlier) : [];
  const number = (latest?.number ?? 0) + 1;
  return (
    <section className="sec stack" aria-labelledby="publish">
      <h2 id="publish">{t('publish.title')}</h2>
      {!hasChanges ? (
        <p className="soft">{t('publish.nothing', { n: latest?.number ?? 0 })}</p>
      ) : (
        <>
          {latest ? (
            <>
              <p>{t('publish.since', { n: latest.number })}</p>
              <ul className="changes">
                {changes.map((change) => (
                  <li key={`${change.kind} ${change.item} ${change.choice ?? ''}`}>
                    {t(`change.${change.kind}`, wordsOf(change, form.draft, latest.definition, locale))}
                    {change.count === null ? null : (
                      <span className="sub">{t(`effect.${effectOf(change)}`, { count: change.count })}</span>
                    )}
                  </li>
                ))}
              </ul>
              <p className="small soft">{t('publish.kept')}</p>
            </>
          ) : (
            <p>{t('publish.first')}</p>
          )}
          <ActionForm
            action={publishFormAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'forms')}
            meeting={slug}
            label={t('publish.title')}
          >
            <HiddenField name="form" value={form.id} />
            <HiddenField name="lockVersion" value={form.lockVersion} />
            <SubmitButton>{t('publish.submit', { n: number })}</SubmitButton>
          </ActionForm>
        </>
      )}
    </section>
  );
}

/** What a change is of: its name in the form as it is, or as it was where it is gone. */
function wordsOf({ item, choice }: Change, now: FormDefinition, before: FormDefinition, locale: string) {
  const found = findItem(now, item) ?? findItem(before, item);
  const was = findItem(before, item);
  const words =
    found?.what === 'field' ? found.field.label : found?.what === 'page' ? found.page.title : found?.section.title;
  const choices = [found, was].flatMap((one) => (one?.what === 'field' ? choicesOf(one.field) : []));
  return {
    name: pick(words, locale).text || '–',
    choice: pick(choices.find(({ id }) => id === choice)?.label, locale).text,
  };
}

/** Which sentence says what a change does to answers. */
function effectOf({ kind }: Change): 'kept' | 'toComplete' | 'mayHide' | 'back' | 'choiceKept' {
  switch (kind) {
    case 'field_added_required':
    case 'made_required':
      return 'toComplete';
    case 'condition_changed':
      return 'mayHide';
    case 'field_back':
      return 'back';
    case 'choice_retired':
      return 'choiceKept';
    default:
      return 'kept';
  }
}
