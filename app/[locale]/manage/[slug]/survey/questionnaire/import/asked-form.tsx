import { FormPreview } from '@/components/form/form-preview';
import { QuestionFields } from '@/components/surveys/fields/question-fields';
import { QuestionnaireParts } from '@/components/surveys/questionnaire-parts';
import { LanguageSegments } from '@/components/ui/segments';
import type { MeetingScope } from '@/lib/auth/scope';
import { formWords } from '@/lib/i18n/form-words';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { questionsOf, type Questionnaire } from '@/lib/surveys/model/definition';
import { listReferences } from '@/lib/surveys/queries/references';

interface AskedFormProps {
  workbook: string;
  parts: Pick<Questionnaire, 'title' | 'intro' | 'pages'>;
  scope: MeetingScope;
  locale: Locale;
}

/** The questions of a form as respondents will see them, in the language of the page. Nothing is sent. */
export async function AskedForm({ workbook, parts, scope, locale }: AskedFormProps) {
  const t = await getTranslations('xlsform');
  const references = await listReferences(scope, questionsOf(parts));
  const languages = locales.filter((language) => scope.meeting.languages.includes(language));
  return (
    <section className="sec stack" aria-labelledby="asked">
      <h2 id="asked">{t('previewTitle')}</h2>
      <LanguageSegments
        languages={languages}
        current={locale}
        hrefOf={(language) =>
          `/${language}/manage/${scope.meeting.slug}/survey/questionnaire/import?workbook=${workbook}#asked`
        }
      />
      <FormPreview words={formWords(locale, 'surveys')} label={t('previewTitle')} className="stack-l">
        <QuestionnaireParts pages={parts.pages} level={3}>
          {(question) => (
            <QuestionFields
              question={question}
              answer={undefined}
              topK={scope.meeting.topK}
              languages={scope.meeting.languages}
              references={references}
            />
          )}
        </QuestionnaireParts>
      </FormPreview>
    </section>
  );
}
