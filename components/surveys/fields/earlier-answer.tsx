import { useLocale, useTranslations } from '@/lib/i18n/words';
import { answerInWords } from '@/lib/surveys/model/answer-in-words';
import type { SurveyQuestion } from '@/lib/surveys/model/definition';
import { isShowable } from '@/lib/surveys/model/misfits';
import type { SurveyAnswer } from '@/lib/surveys/schema';

interface EarlierAnswerProps {
  question: SurveyQuestion;
  answer: SurveyAnswer | undefined;
  /** The question with what it once offered. */
  once: SurveyQuestion;
}

/** An answer of which the fields above cannot show everything, because a choice is no longer offered, or not with the answers above; and how it is given up. */
export function EarlierAnswer({ question, answer, once }: EarlierAnswerProps) {
  const locale = useLocale();
  const t = useTranslations('surveys');
  if (!answer || isShowable(question, answer)) return null;
  const isLeftOut = isShowable(once, answer) && 'choiceFilter' in question;
  const { text } = answerInWords(once, answer, locale);
  return (
    <div className="note ask">
      <p>{t(isLeftOut ? 'own.leftOut' : 'own.earlier', { answer: text.replaceAll('\n', ', ') })}</p>
      <label className="pick">
        <input type="checkbox" name="drop[]" value={question.code} />
        <span>{t('own.drop')}</span>
      </label>
    </div>
  );
}
