import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { publishQuestionnaireAction } from '@/lib/surveys/actions';
import { findQuestion, problemsOf } from '@/lib/surveys/model/questionnaire';
import type { Writing } from './page';

/** What stands in the way of publishing, what publishing does and to whom, and the button. */
export async function Publish({ writing }: { writing: Writing }) {
  const { questionnaire, slug, locale } = writing;
  const t = await getTranslations('questionnaire');
  const { draft, published, answers, hasChanges } = questionnaire;
  const problems = problemsOf(draft, questionnaire.asked);
  const number = (published?.number ?? 0) + 1;
  return (
    <section className="sec stack" aria-labelledby="publish">
      <h2 id="publish">{t('publish.title')}</h2>
      {problems.length > 0 ? (
        <>
          <p>{t('publish.waits')}</p>
          <ul>
            {problems.map(({ question, code }) => {
              const name = question && pick(findQuestion(draft, question)?.label, locale).text;
              return (
                <li key={`${question ?? ''} ${code}`}>
                  {question ? (
                    <Link href={`/manage/${slug}/survey/questionnaire?question=${question}#question-${question}`}>
                      {name}
                    </Link>
                  ) : null}
                  {question ? t('colon') : null}
                  {t(`problem.${code}`)}
                </li>
              );
            })}
          </ul>
        </>
      ) : !hasChanges ? (
        <p className="soft">{t('publish.nothing', { n: published?.number ?? 0 })}</p>
      ) : (
        <>
          <p>{published ? t('publish.next', { count: answers }) : t('publish.first')}</p>
          <ActionForm
            action={publishQuestionnaireAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'questionnaire')}
            meeting={slug}
            label={t('publish.title')}
          >
            <HiddenField name="questionnaire" value={questionnaire.id} />
            <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
            <SubmitButton>{t('publish.submit', { n: number })}</SubmitButton>
          </ActionForm>
        </>
      )}
    </section>
  );
}
