import { Localized } from '@/components/ui/localized';
import { directionOf } from '@/lib/i18n/routing';
import { pick } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { SurveyQuestion } from '@/lib/surveys/model/definition';
import type { SurveyAnswer } from '@/lib/surveys/schema';

/** All questions with what was answered, to be read only. */
export function AnswerList({
  questions,
  answers,
}: {
  questions: readonly SurveyQuestion[];
  answers: Record<string, SurveyAnswer>;
}) {
  const t = useTranslations('surveys');
  return (
    <section className="stack-l" aria-label={t('own.answersTitle')}>
      {questions.map((question, index) => (
        <section className="sec" key={question.code}>
          <p className="soft small">{t('own.questionOf', { n: index + 1, total: questions.length })}</p>
          <h2>
            <Localized text={question.label} fallback="short" />
          </h2>
          <AnswerText question={question} answer={answers[question.code]} />
        </section>
      ))}
    </section>
  );
}

function AnswerText({ question, answer }: { question: SurveyQuestion; answer: SurveyAnswer | undefined }) {
  const locale = useLocale();
  const t = useTranslations('surveys');
  if (!answer) return <p className="soft">{t('own.noAnswer')}</p>;
  if (answer.kind !== 'VALUE') return <p>{t(`reasons.${answer.kind}`)}</p>;
  if (answer.text !== null) {
    const lang = answer.language ?? locale;
    return (
      <p lang={lang} dir={directionOf(lang)} style={{ whiteSpace: 'pre-line' }}>
        {answer.text}
      </p>
    );
  }
  if (answer.number !== null) return <p>{answer.number}</p>;
  const choices = 'choices' in question ? question.choices : [];
  const chosen = answer.choices.map((code) => {
    const { text, lang, isFallback } = pick(choices.find((choice) => choice.code === code)?.label, locale);
    return { code, text: text || code, lang: isFallback ? lang : undefined };
  });
  if (question.type === 'SINGLE')
    return chosen.map(({ code, text, lang }) => (
      <p key={code} lang={lang}>
        {text}
      </p>
    ));
  const List = question.type === 'RANKING' ? 'ol' : 'ul';
  return (
    <List style={{ paddingInlineStart: '1.4rem' }}>
      {chosen.map(({ code, text, lang }) => (
        <li key={code} lang={lang}>
          {text}
        </li>
      ))}
    </List>
  );
}
