import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { getTranslations } from '@/lib/i18n/words';
import { editPartAction } from '@/lib/surveys/actions';
import type { FoundPart } from '@/lib/surveys/model/parts';
import { Condition } from './condition';
import type { Writing } from './page';

interface EditPartProps {
  writing: Writing;
  part: FoundPart['part'];
  isSaved: boolean;
}

/** What a page or section says above its questions, and when it is shown. */
export async function EditPart({ writing, part, isSaved }: EditPartProps) {
  const { questionnaire, slug, locale, languages } = writing;
  const t = await getTranslations('questionnaire');
  return (
    <div className="editor stack">
      {isSaved ? (
        <p role="status">
          <Status shape="done">{t('saved')}</Status>
        </p>
      ) : null}
      <ActionForm
        key={questionnaire.lockVersion}
        action={editPartAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'questionnaire', 'expressions')}
        meeting={slug}
        label={t('part.details')}
      >
        <HiddenField name="questionnaire" value={questionnaire.id} />
        <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
        <HiddenField name="part" value={part.code} />
        <MultilingualField name="title" languages={languages} optional defaultValue={part.title ?? null} />
        <MultilingualField name="intro" languages={languages} optional multiline defaultValue={part.intro ?? null} />
        <Condition writing={writing} part={part.code} condition={part.condition} />
        <div className="actions">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
