import { MissingLanguages } from '@/components/forms/missing-languages';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { formatList } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { arrangeQuestionAction } from '@/lib/surveys/actions';
import type { DraftQuestion } from '@/lib/surveys/model/definition';
import type { AnyProblem } from '@/lib/surveys/model/problems';
import { choicesOf, gapsOf } from '@/lib/surveys/model/questionnaire';
import type { Writing } from './page';
import { EditLink, Steps } from './steps';

interface QuestionLineProps {
  writing: Writing;
  question: DraftQuestion;
  section: string;
  /** Its number among all questions, and how many there are. */
  number: number;
  total: number;
  problems: readonly AnyProblem[];
  isOpen: boolean;
}

/** One question of the outline: what it asks, what it lacks, and the steps. */
export async function QuestionLine(props: QuestionLineProps) {
  const { question, number, isOpen, problems, writing } = props;
  const { locale, languages } = writing;
  const t = await getTranslations('questionnaire');
  const gaps = gapsOf(question, languages);
  return (
    <div className="line">
      <div>
        <p className="name">
          {isOpen ? (
            <span className="grip" data-grip aria-hidden="true">
              ⠿
            </span>
          ) : null}
          <span className="soft">{number}.</span> <Localized text={question.label} fallback="short" />
        </p>
        <Kind question={question} writing={writing} />
        {question.condition ? (
          <p className="small soft">
            {t('onlyIf')} <code>{question.condition}</code>
          </p>
        ) : null}
        {'requiredWhen' in question && question.requiredWhen ? (
          <p className="small soft">
            {t('requiredIf')} <code>{question.requiredWhen}</code>
          </p>
        ) : null}
        {problems.map(({ code }) => (
          <p className="small" key={code}>
            <Status shape="late">{t(`problem.${code}`)}</Status>
          </p>
        ))}
        <MissingLanguages gaps={gaps} locale={locale} say={(list) => t('missingIn', { list })} />
      </div>
      {isOpen ? <Ways {...props} /> : null}
    </div>
  );
}

/** What kind of question it is, and what it offers. */
async function Kind({ question, writing: { locale } }: Pick<QuestionLineProps, 'question' | 'writing'>) {
  const t = await getTranslations('questionnaire');
  const list = (items: readonly { label: LocalizedText }[]) =>
    formatList(
      items.map(({ label }) => pick(label, locale).text),
      locale,
    );
  const offered = question.type === 'MATRIX' ? question.rows : choicesOf(question);
  return (
    <p className="small soft">
      {t(`type.${question.type}`)}
      {question.required ? <>, {t('required')}</> : null}
      {question.type === 'SCALE' ? <>, {t('ends', { from: question.minValue, to: question.maxValue })}</> : null}
      {question.type === 'RANKING' && question.topK ? <>, {t('places', { n: question.topK })}</> : null}
      {'other' in question && question.other ? <>, {t('withOther')}</> : null}
      {offered.length > 0 ? (
        <>
          {t('colon')}
          {list(offered)}
        </>
      ) : null}
      {question.type === 'MATRIX' && question.columns.length > 0 ? <> × {list(question.columns)}</> : null}
      {question.type === 'CALCULATED' ? (
        <>
          {t('colon')}
          <code>{question.calculation}</code>
        </>
      ) : null}
    </p>
  );
}

/** Edit, up, down, take out. */
async function Ways({ writing, question: { code, label }, section, number, total }: QuestionLineProps) {
  const t = await getTranslations('questionnaire');
  const name = pick(label, writing.locale).text;
  return (
    <div className="steps-of">
      <EditLink writing={writing} what="question" code={code} name={name} />
      <Steps
        writing={writing}
        action={arrangeQuestionAction}
        of={{ question: code }}
        place={`${section} ${number}/${total}`}
        name={name}
        moved={t('moved', { name, n: number, of: total })}
      />
    </div>
  );
}
