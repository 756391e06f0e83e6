import { AnswerText } from '@/components/surveys/answer-text';
import { QuestionnaireParts } from '@/components/surveys/questionnaire-parts';
import { Localized } from '@/components/ui/localized';
import { useTranslations } from '@/lib/i18n/words';
import type { SurveyDefinition } from '@/lib/surveys/model/definition';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';
import { withRetired } from '@/lib/surveys/model/misfits';
import type { RetiredChoices } from '@/lib/surveys/queries/retired-choices';
import type { References } from '@/lib/surveys/queries/references';
import type { SurveyAnswer } from '@/lib/surveys/schema';

interface AnswerListProps {
  pages: SurveyDefinition['pages'];
  /** By question code. */
  answers: Readonly<Record<string, SurveyAnswer>>;
  /** What these answers name and the questionnaire no longer offers. */
  retired?: RetiredChoices;
  references: References;
  /** The file that is kept as the answer to a question, by its name and where it is. */
  fileAt?: (code: string) => { name: string; href: string } | undefined;
}

/** All questions with what was answered, to be read only. */
export function AnswerList({ pages, answers, retired, references, fileAt }: AnswerListProps) {
  const t = useTranslations('surveys');
  return (
    <section className="stack-l" aria-label={t('own.answersTitle')}>
      <QuestionnaireParts pages={pages}>
        {(question) =>
          question.type === 'NOTE' ? (
            <p className="note-text">
              <Localized text={question.label} fallback="short" />
            </p>
          ) : (
            <>
              <h2>
                <Localized text={question.label} fallback="short" />
              </h2>
              <AnswerText
                question={withRetired(question, retired?.get(question.code) ?? {})}
                answer={answers[question.code]}
                references={references}
                file={fileAt?.(question.code)}
              />
            </>
          )
        }
      </QuestionnaireParts>
    </section>
  );
}

/** The file that is kept as an answer, by its name and where it is. */
export function fileOf(own: OwnResponse, code: string, slug: string): { name: string; href: string } | undefined {
  const id = own.answers[code]?.file?.id;
  const name = id && own.files.get(id);
  return name ? { name, href: `/api/meetings/${slug}/survey-files/${own.party.delegationId}/${id}` } : undefined;
}
