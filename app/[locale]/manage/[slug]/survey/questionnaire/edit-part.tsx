import { MultilingualField } from '@/components/form/multilingual-field';
import { getTranslations } from '@/lib/i18n/words';
import { editPartAction } from '@/lib/surveys/actions';
import type { FoundPart } from '@/lib/surveys/model/parts';
import { Condition } from './condition';
import { EditForm, Saved } from './edit-frame';
import type { Writing } from './page';

interface EditPartProps {
  writing: Writing;
  part: FoundPart['part'];
  isSaved: boolean;
}

/** What a page or section says above its questions, and when it is shown. */
export async function EditPart({ writing, part, isSaved }: EditPartProps) {
  const { languages } = writing;
  const t = await getTranslations('questionnaire');
  return (
    <div className="editor stack">
      {isSaved ? <Saved /> : null}
      <EditForm writing={writing} action={editPartAction} label={t('part.details')} of={{ part: part.code }}>
        <MultilingualField name="title" languages={languages} optional defaultValue={part.title ?? null} />
        <MultilingualField name="intro" languages={languages} optional multiline defaultValue={part.intro ?? null} />
        <Condition writing={writing} part={part.code} condition={part.condition} />
      </EditForm>
    </div>
  );
}
