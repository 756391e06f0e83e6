import { FormPreview } from '@/components/form/form-preview';
import { Status } from '@/components/ui/status';
import type { MeetingScope } from '@/lib/auth/scope';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { questionsOf, type Questionnaire } from '@/lib/surveys/model/definition';
import { withoutCalculated } from '@/lib/surveys/model/parts';
import { problemsOf } from '@/lib/surveys/model/questionnaire';
import { placePiper } from '@/lib/surveys/model/piped-answers';
import { listReferences } from '@/lib/surveys/queries/references';
import { QuestionFields } from './fields/question-fields';
import { QuestionnaireParts } from './questionnaire-parts';

interface QuestionnaireSeenProps {
  parts: Pick<Questionnaire, 'title' | 'intro' | 'pages'>;
  label: string;
  scope: MeetingScope;
  locale: Locale;
  /** Level of the pages' headings. */
  level?: 2 | 3;
}

/** A questionnaire as respondents will see it, in the language of the page. Nothing is kept or sent. */
export async function QuestionnaireSeen({ parts, label, scope, locale, level = 2 }: QuestionnaireSeenProps) {
  const t = await getTranslations('questionnaire');
  const references = await listReferences(scope, questionsOf(parts));
  const pipe = placePiper(parts.pages, (n) => (n === null ? t('preview.calculated') : t('preview.piped', { n })));
  const unfinished = new Map(problemsOf(parts).map(({ question, code }) => [question, code]));
  return (
    <FormPreview words={formWords(locale, 'surveys')} label={label} className="stack-l">
      <QuestionnaireParts pages={withoutCalculated(parts.pages)} level={level} pipe={pipe}>
        {(question) =>
          unfinished.get(question.code) === 'choices_missing' ? (
            <>
              <p>{pipe(pick(question.label, locale).text)}</p>
              <Status shape="late">{t('problem.choices_missing')}</Status>
            </>
          ) : (
            <QuestionFields
              question={question}
              answer={undefined}
              topK={scope.meeting.topK}
              languages={scope.meeting.languages}
              references={references}
              pipe={pipe}
            />
          )
        }
      </QuestionnaireParts>
    </FormPreview>
  );
}
