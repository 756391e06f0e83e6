import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { publishQuestionnaireAction } from '@/lib/surveys/actions';
import { findPart } from '@/lib/surveys/model/parts';
import { allProblems } from '@/lib/surveys/model/problems';
import { findQuestion } from '@/lib/surveys/model/questionnaire';
import { countTranslations } from '@/lib/surveys/model/translation';
import type { Writing } from './page';

/** What stands in the way of publishing, what publishing does and to whom, and the button. */
export async function Publish({ writing }: { writing: Writing }) {
  const { questionnaire, slug, locale } = writing;
  const t = await getTranslations('questionnaire');
  const { draft, published, answers, hasChanges } = questionnaire;
  const problems = allProblems(draft, questionnaire.asked);
  const number = (published?.number ?? 0) + 1;
  return (
    <section className="sec stack" aria-labelledby="publish">
      <h2 id="publish">{t('publish.title')}</h2>
      {problems.length > 0 ? (
        <>
          <p>{t('publish.waits')}</p>
          <ul>
            {problems.map(({ part, code }) => (
              <li key={`${part ?? ''} ${code}`}>
                {part ? (
                  <>
                    <Link
                      href={`/manage/${slug}/survey/questionnaire?${findPart(draft, part) ? `part=${part}#part` : `question=${part}#question`}-${part}`}
                    >
                      {pick(findQuestion(draft, part)?.label ?? findPart(draft, part)?.part.title, locale).text ||
                        t('part.unnamed')}
                    </Link>
                    {t('colon')}
                  </>
                ) : null}
                {t(`problem.${code}`)}
              </li>
            ))}
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
            className="stack"
          >
            <HiddenField name="questionnaire" value={questionnaire.id} />
            <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
            <Untranslated writing={writing} />
            <SubmitButton>{t('publish.submit', { n: number })}</SubmitButton>
          </ActionForm>
        </>
      )}
    </section>
  );
}

/** Texts that a language of the meeting lacks or that are out of date in it: named, and to be known before it goes on. */
async function Untranslated({ writing: { questionnaire, languages, slug, locale } }: { writing: Writing }) {
  const t = await getTranslations('questionnaire.publish');
  const gaps = countTranslations(questionnaire.draft, languages).filter(
    ({ missing, outdated }) => missing + outdated > 0,
  );
  if (gaps.length === 0) return null;
  return (
    <>
      <ul>
        {gaps.map(({ language, missing, outdated }) => (
          <li key={language}>
            <Link href={`/manage/${slug}/survey/questionnaire/translate?language=${language}`}>
              {t('untranslated', { language: languageName(language, locale), missing, outdated })}
            </Link>
          </li>
        ))}
      </ul>
      <Checkbox name="untranslated" />
    </>
  );
}
