import { Checkbox } from '@/components/form/choice-fields';
import { FormPreview } from '@/components/form/form-preview';
import { MultilingualField } from '@/components/form/multilingual-field';
import { TextArea } from '@/components/form/text-area';
import { formWords } from '@/lib/i18n/form-words';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { editQuestionAction } from '@/lib/surveys/actions';
import type { References } from '@/lib/surveys/queries/references';
import { questionSchema, type DraftQuestion } from '@/lib/surveys/model/definition';
import { QuestionFields } from '@/components/surveys/fields/question-fields';
import { ChoiceFilter } from './choice-filter';
import { Condition } from './condition';
import { EditForm, Saved } from './edit-frame';
import { ItemOrder } from './item-order';
import type { Writing } from './page';
import { Proposal, proposedIn } from './proposal';
import { QuestionSettings } from './question-settings';

interface EditQuestionProps {
  writing: Writing;
  question: DraftQuestion;
  themes: readonly { code: string; names: LocalizedText }[];
  /** Places of a ranking that names no number of its own. */
  topK: number;
  /** The lists that the question chooses from. */
  references: References;
  isSaved: boolean;
}

/** The details of one question, in its place in the outline, and beside them the question as it will be seen. */
export async function EditQuestion({ writing, question, themes, topK, references, isSaved }: EditQuestionProps) {
  const { locale, languages } = writing;
  const t = await getTranslations('questionnaire');
  const texts = { languages, source: languages[0] ?? locale };
  const isAnswered = question.type !== 'NOTE' && question.type !== 'CALCULATED';
  return (
    <div className="editor stack">
      {isSaved ? <Saved /> : null}
      <div className="beside">
        <div className="stack">
          <EditForm writing={writing} action={editQuestionAction} label={t('details')} of={{ question: question.code }}>
            <MultilingualField
              name="label"
              {...texts}
              multiline={question.type === 'NOTE'}
              defaultValue={question.label}
            />
            <MultilingualField name="help" {...texts} multiline optional defaultValue={question.help ?? null} />
            <QuestionSettings writing={writing} question={question} themes={themes} topK={topK} />
            <ChoiceFilter writing={writing} question={question} />
            <Proposal question={question} locale={locale} />
            {isAnswered ? <Needed question={question} texts={texts} /> : null}
            <details className="add" open={question.condition !== undefined}>
              <summary>{t('condition.title')}</summary>
              <Condition writing={writing} part={question.code} condition={question.condition} />
            </details>
            {isAnswered ? <Constraint question={question} texts={texts} title={t('constraint')} /> : null}
          </EditForm>
          <Orders writing={writing} question={question} />
        </div>
        <Seen writing={writing} question={question} topK={topK} references={references} />
      </div>
    </div>
  );
}

type Asked = Exclude<DraftQuestion, { type: 'NOTE' | 'CALCULATED' }>;
type Texts = { languages: readonly Locale[]; source: Locale };

/** What an answer must fulfil, and what is said where it does not. */
function Constraint({ question: { constraint }, texts, title }: { question: Asked; texts: Texts; title: string }) {
  return (
    <details className="add" open={constraint !== undefined}>
      <summary>{title}</summary>
      <TextArea name="constraint" rows={2} maxLength={2_000} optional defaultValue={constraint?.expression} />
      <MultilingualField name="message" {...texts} optional defaultValue={constraint?.message ?? null} />
    </details>
  );
}

/** When there must be an answer, and what is said where there is none. */
async function Needed({ question, texts }: { question: Asked; texts: Texts }) {
  const t = await getTranslations('questionnaire');
  const { required, requiredWhen, requiredMessage } = question;
  return (
    <>
      <Checkbox name="required" optional defaultChecked={required} />
      <details className="add" open={requiredWhen !== undefined || requiredMessage !== undefined}>
        <summary>{t('needed')}</summary>
        <TextArea name="requiredWhen" rows={2} maxLength={2_000} optional defaultValue={requiredWhen} />
        <MultilingualField name="needed" {...texts} optional defaultValue={requiredMessage ?? null} />
      </details>
    </>
  );
}

/** The order of what the question offers. */
async function Orders({ writing, question }: Pick<EditQuestionProps, 'writing' | 'question'>) {
  const t = await getTranslations('questionnaire');
  const lists = [
    ...('choices' in question ? [{ title: t('choiceOrder'), items: question.choices }] : []),
    ...(question.type === 'MATRIX'
      ? [
          { title: t('rowOrder'), items: question.rows },
          { title: t('columnOrder'), items: question.columns },
        ]
      : []),
  ];
  return lists
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => (
      <ItemOrder key={title} writing={writing} question={question.code} title={title} items={items} />
    ));
}

/** The question as a respondent sees it now; nothing is kept or sent. */
async function Seen({
  writing,
  question,
  topK,
  references,
}: Pick<EditQuestionProps, 'writing' | 'question' | 'topK' | 'references'>) {
  const t = await getTranslations('questionnaire');
  const whole = questionSchema.safeParse(question);
  return (
    <section className="seen" aria-label={t('seen')}>
      <h5>{t('seen')}</h5>
      {whole.success ? (
        <FormPreview words={formWords(writing.locale, 'surveys')} label={t('seen')}>
          <QuestionFields
            question={whole.data}
            answer={proposedIn(writing, whole.data, topK)}
            topK={topK}
            languages={writing.languages}
            references={references}
          />
        </FormPreview>
      ) : (
        <p className="soft small">{t('seenLater')}</p>
      )}
    </section>
  );
}
