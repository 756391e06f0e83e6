import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { ArrangeItem } from '@/components/forms/arrange-item';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { arrangeQuestionAction, editQuestionAction } from '@/lib/surveys/actions';
import { choicesOf } from '@/lib/surveys/model/questionnaire';
import type { DraftQuestion } from '@/lib/surveys/model/definition';
import type { Writing } from './page';

/** Empty lines for further choices; more appear after saving. */
const roomForMore = ['n0', 'n1', 'n2'];

interface EditQuestionProps {
  writing: Writing;
  question: DraftQuestion;
  themes: readonly { code: string; names: LocalizedText }[];
  /** Places of a ranking that names no number of its own. */
  topK: number;
  isSaved: boolean;
}

/** The details of one question, in its place in the outline. */
export async function EditQuestion({ writing, question, themes, topK, isSaved }: EditQuestionProps) {
  const { questionnaire, slug, locale, languages } = writing;
  const t = await getTranslations('questionnaire');
  const texts = { languages, source: languages[0] ?? locale };
  const hasChoices = 'choices' in question;
  return (
    <div className="editor stack">
      {isSaved ? (
        <p role="status">
          <Status shape="done">{t('saved')}</Status>
        </p>
      ) : null}
      <ActionForm
        // A saved change is a new form: it starts from what is stored now.
        key={questionnaire.lockVersion}
        action={editQuestionAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'questionnaire')}
        meeting={slug}
        label={t('details')}
      >
        <HiddenField name="questionnaire" value={questionnaire.id} />
        <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
        <HiddenField name="question" value={question.code} />
        <MultilingualField name="label" {...texts} defaultValue={question.label} />
        <MultilingualField name="help" {...texts} multiline optional defaultValue={question.help ?? null} />
        {question.type === 'RANKING' ? (
          <TextField
            name="topK"
            inputMode="numeric"
            width="s"
            optional
            help={t('topKHelp', { n: topK })}
            defaultValue={question.topK ? String(question.topK) : ''}
          />
        ) : null}
        {question.type === 'SCALE' ? (
          <>
            <TextField name="minValue" inputMode="numeric" width="s" defaultValue={String(question.minValue)} />
            <TextField name="maxValue" inputMode="numeric" width="s" defaultValue={String(question.maxValue)} />
          </>
        ) : null}
        {hasChoices ? <Choices writing={writing} question={question} themes={themes} /> : null}
        <Checkbox name="required" optional defaultChecked={question.required} />
        <div className="actions">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
      {hasChoices && question.choices.length > 1 ? <ChoiceOrder writing={writing} question={question} /> : null}
    </div>
  );
}

type ChoicesProps = Pick<EditQuestionProps, 'writing' | 'question' | 'themes'>;

/** What each choice is called and which theme it stands for; room for more, and all themes at once. */
async function Choices({ writing: { languages, locale }, question, themes }: ChoicesProps) {
  const t = await getTranslations('questionnaire');
  const choices = choicesOf(question);
  const source = languages[0] ?? locale;
  const ofThemes = themes.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }));
  const lacking = themes.filter(({ code }) => !choices.some(({ themeCode }) => themeCode === code)).length;
  return (
    <>
      <h5>{t('choices')}</h5>
      <div className="stack-l">
        {choices.map(({ code, label, themeCode }, index) => (
          <div key={code}>
            <MultilingualField
              name={`choices.${code}`}
              label={t('choiceNumber', { n: index + 1 })}
              languages={languages}
              source={source}
              defaultValue={label}
            />
            <SelectField
              name={`themes.${code}`}
              label={t('themeOf', { n: index + 1 })}
              optional
              none={t('noTheme')}
              choices={ofThemes}
              defaultValue={themeCode ?? ''}
            />
          </div>
        ))}
      </div>
      {roomForMore.map((added, index) => (
        <MultilingualField
          key={added}
          name={`added.${added}`}
          label={t('newChoice', { n: choices.length + index + 1 })}
          languages={languages}
          optional
        />
      ))}
      {lacking > 0 ? <Checkbox name="everyTheme" label={t('everyTheme', { count: lacking })} optional /> : null}
    </>
  );
}

/** The order of the choices, and taking one out: a step each. */
async function ChoiceOrder({ writing, question }: Pick<EditQuestionProps, 'writing' | 'question'>) {
  const { questionnaire, slug, locale } = writing;
  const t = await getTranslations('questionnaire');
  const choices = choicesOf(question);
  return (
    <section aria-label={t('choiceOrder')}>
      <h5>{t('choiceOrder')}</h5>
      <ol>
        {choices.map(({ code, label }, index) => {
          const name = pick(label, locale).text;
          return (
            <li key={code}>
              <div className="line">
                <p>{name}</p>
                <ArrangeItem
                  action={arrangeQuestionAction}
                  meeting={slug}
                  of={{
                    questionnaire: questionnaire.id,
                    lockVersion: questionnaire.lockVersion,
                    question: question.code,
                    choice: code,
                  }}
                  place={`${index}/${choices.length}`}
                  words={formWords(locale, 'questionnaire')}
                  idempotencyKey={newIdempotencyKey()}
                  texts={{
                    up: t('up'),
                    down: t('down'),
                    remove: t('remove'),
                    upOf: t('upOf', { name }),
                    downOf: t('downOf', { name }),
                    removeOf: t('removeOf', { name }),
                    moved: t('moved', { name, n: index + 1, of: choices.length }),
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
