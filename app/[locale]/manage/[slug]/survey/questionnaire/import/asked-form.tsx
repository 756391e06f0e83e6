import { FormPreview } from '@/components/form/form-preview';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { formWords } from '@/lib/i18n/form-words';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { questionsOf, type Questionnaire } from '@/lib/surveys/model/definition';
import { listReferences } from '@/lib/surveys/queries/references';
import { QuestionFields } from '@/components/surveys/fields/question-fields';

interface AskedFormProps {
  workbook: string;
  parts: Pick<Questionnaire, 'title' | 'intro' | 'pages'>;
  scope: MeetingScope;
  locale: Locale;
}

/** The questions of a form as respondents will see them, in the language of the page. Nothing is sent. */
export async function AskedForm({ workbook, parts, scope, locale }: AskedFormProps) {
  const [t, common] = await Promise.all([getTranslations('xlsform'), getTranslations('common')]);
  const references = await listReferences(scope, questionsOf(parts));
  const languages = locales.filter((language) => scope.meeting.languages.includes(language));
  return (
    <section className="sec stack" aria-labelledby="asked">
      <h2 id="asked">{t('previewTitle')}</h2>
      <nav className="seg" aria-label={common('languages')}>
        {languages.map((language) => (
          <a
            key={language}
            href={`/${language}/manage/${scope.meeting.slug}/survey/questionnaire/import?workbook=${workbook}#asked`}
            aria-current={language === locale ? 'true' : undefined}
            lang={language}
          >
            {languageNames[language]}
          </a>
        ))}
      </nav>
      <FormPreview words={formWords(locale, 'surveys')} label={t('previewTitle')} className="stack-l">
        {parts.pages.map((page) => (
          <section className="stack" key={page.code}>
            <Head part={page} level="h3" />
            {page.sections.map((section) => (
              <div className="stack" key={section.code}>
                <Head part={section} level="h4" />
                {section.questions.map((question) => (
                  <QuestionFields
                    key={question.code}
                    question={question}
                    answer={undefined}
                    topK={scope.meeting.topK}
                    languages={scope.meeting.languages}
                    references={references}
                  />
                ))}
              </div>
            ))}
          </section>
        ))}
      </FormPreview>
    </section>
  );
}

/** The title and introduction of a page or section, where it has any. */
function Head({
  part: { title, intro },
  level: Level,
}: {
  part: Pick<Questionnaire['pages'][number], 'title' | 'intro'>;
  level: 'h3' | 'h4';
}) {
  return (
    <>
      {title ? (
        <Level>
          <Localized text={title} fallback="short" />
        </Level>
      ) : null}
      {intro ? (
        <p>
          <Localized text={intro} fallback="short" />
        </p>
      ) : null}
    </>
  );
}
