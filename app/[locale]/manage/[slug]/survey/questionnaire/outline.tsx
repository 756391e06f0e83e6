import type { ReactNode } from 'react';
import { ArrangeItem } from '@/components/forms/arrange-item';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { arrangeQuestionAction } from '@/lib/surveys/actions';
import { choicesOf, gapsOf, problemsOf } from '@/lib/surveys/model/questionnaire';
import { questionsOf, type DraftQuestion } from '@/lib/surveys/model/definition';
import type { Writing } from './page';

interface OutlineProps {
  writing: Writing;
  /** Whether anything can still be changed. */
  isOpen: boolean;
  /** The code of the question being edited, and its form, which stands in its place. */
  open: string | null;
  editor: ReactNode;
}

/** The questions in their order, each with what it asks, what it lacks and what can be done to it. */
export async function Outline({ writing, isOpen, open, editor }: OutlineProps) {
  const t = await getTranslations('questionnaire');
  const questions = questionsOf(writing.questionnaire.draft);
  if (questions.length === 0) return <p className="soft">{t('empty')}</p>;
  return (
    <ol className="outline">
      {questions.map((question, index) => (
        <li key={question.code} id={`question-${question.code}`} tabIndex={-1}>
          <div className="line">
            <Question writing={writing} question={question} number={index + 1} />
            {isOpen ? <Steps writing={writing} question={question} index={index} /> : null}
          </div>
          {open === question.code ? editor : null}
        </li>
      ))}
    </ol>
  );
}

type LineProps = { writing: Writing; question: DraftQuestion };

async function Question({ writing, question, number }: LineProps & { number: number }) {
  const { questionnaire, languages, locale } = writing;
  const t = await getTranslations('questionnaire');
  const choices = choicesOf(question);
  const gaps = gapsOf(question, languages);
  const problems = problemsOf(questionnaire.draft, questionnaire.asked).filter(
    (problem) => problem.question === question.code,
  );
  return (
    <div>
      <p className="name">
        <span className="soft">{number}.</span> <Localized text={question.label} fallback="short" />
      </p>
      <p className="small soft">
        {t(`type.${question.type}`)}
        {question.required ? <>, {t('required')}</> : null}
        {question.type === 'SCALE' ? <>, {t('ends', { from: question.minValue, to: question.maxValue })}</> : null}
        {question.type === 'RANKING' && question.topK ? <>, {t('places', { n: question.topK })}</> : null}
        {choices.length > 0 ? (
          <>
            {t('colon')}
            {formatList(
              choices.map(({ label }) => pick(label, locale).text),
              locale,
            )}
          </>
        ) : null}
      </p>
      {problems.map(({ code }) => (
        <p className="small" key={code}>
          <Status shape="late">{t(`problem.${code}`)}</Status>
        </p>
      ))}
      {gaps.length > 0 ? (
        <p className="small">
          <Status shape="ask">
            {t('missingIn', {
              list: formatList(
                gaps.map((language) => languageName(language, locale)),
                locale,
              ),
            })}
          </Status>
        </p>
      ) : null}
    </div>
  );
}

/** Edit, up, down, take out. */
async function Steps({ writing, question, index }: LineProps & { index: number }) {
  const { questionnaire, slug, locale } = writing;
  const t = await getTranslations('questionnaire');
  const name = pick(question.label, locale).text;
  const total = questionsOf(questionnaire.draft).length;
  return (
    <div className="steps-of">
      <Link href={`/manage/${slug}/survey/questionnaire?question=${question.code}#question-${question.code}`}>
        {t('edit')}
        <span className="vh"> {name}</span>
      </Link>
      <ArrangeItem
        action={arrangeQuestionAction}
        meeting={slug}
        of={{ questionnaire: questionnaire.id, lockVersion: questionnaire.lockVersion, question: question.code }}
        place={`${index}/${total}`}
        words={formWords(locale, 'questionnaire')}
        idempotencyKey={newIdempotencyKey()}
        texts={{
          up: t('up'),
          down: t('down'),
          remove: t('remove'),
          upOf: t('upOf', { name }),
          downOf: t('downOf', { name }),
          removeOf: t('removeOf', { name }),
          moved: t('moved', { name, n: index + 1, of: total }),
        }}
      />
    </div>
  );
}
