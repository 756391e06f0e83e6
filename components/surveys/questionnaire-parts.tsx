import type { ReactNode } from 'react';
import { Localized } from '@/components/ui/localized';
import type { LocalizedText } from '@/lib/i18n/pick';
import { useTranslations } from '@/lib/i18n/words';
import { questionsOf, type DraftQuestion, type SurveyQuestion } from '@/lib/surveys/model/definition';
import { takesAnswer } from '@/lib/surveys/model/read-answer';

type Part = { code: string; title?: LocalizedText | undefined; intro?: LocalizedText | undefined };
type Pages<Question> = readonly (Part & { sections: readonly (Part & { questions: readonly Question[] })[] })[];

interface QuestionnairePartsProps<Question> {
  pages: Pages<Question>;
  /** The whole questionnaire, by which its questions are numbered where only a part of it is shown. */
  all?: Pages<SurveyQuestion | DraftQuestion>;
  /** Level of the pages' headings. */
  level?: 2 | 3;
  /** Puts answers into a text that names them. */
  pipe?: (text: string) => ReactNode;
  /** What a page, a section or a question stands in: a part that comes and goes where the questionnaire follows itself. */
  part?: (props: { code: string; className?: string; children: ReactNode }) => ReactNode;
  /** What stands under the number of a question. */
  children: (question: Question) => ReactNode;
}

/** A questionnaire from its first page to its last: titles and introductions, and each question under its number. Notes have none. */
export function QuestionnaireParts<Question extends SurveyQuestion | DraftQuestion>({
  pages,
  all = pages,
  level = 2,
  pipe,
  part: Part = PlainPart,
  children,
}: QuestionnairePartsProps<Question>) {
  const t = useTranslations('surveys');
  const numbers = questionNumbers(all);
  return pages.map((page) => (
    <Part className="stack-l" key={page.code} code={page.code}>
      <PartHead part={page} level={level} pipe={pipe} />
      {page.sections.map((section) => (
        <Part className="stack-l" key={section.code} code={section.code}>
          <PartHead part={section} level={level === 2 ? 3 : 4} pipe={pipe} />
          {section.questions.map((question) => {
            const n = numbers.get(question.code);
            const name = n === undefined ? undefined : t('own.questionOf', { n, total: numbers.size });
            return (
              <Part key={question.code} code={question.code}>
                <section className="sec" aria-label={name}>
                  {name ? <p className="soft small">{name}</p> : null}
                  {children(question)}
                </section>
              </Part>
            );
          })}
        </Part>
      ))}
    </Part>
  ));
}

function PlainPart({ code, className, children }: { code: string; className?: string; children: ReactNode }) {
  return (
    <div className={className} data-part={code}>
      {children}
    </div>
  );
}

/** The number of each question that takes an answer, by its code, from 1 on. */
export function questionNumbers(pages: Pages<SurveyQuestion | DraftQuestion>): Map<string, number> {
  const answered = questionsOf({ pages }).filter(takesAnswer);
  return new Map(answered.map(({ code }, index) => [code, index + 1]));
}

type PartHeadProps = { part: Part; level: 2 | 3 | 4; pipe?: ((text: string) => ReactNode) | undefined };

/** Title and introduction of a page or section. `pipe` puts answers into an introduction that names them. */
export function PartHead({ part: { title, intro }, level, pipe }: PartHeadProps) {
  if (!title && !intro) return null;
  const Heading = `h${level}` as const;
  return (
    <div>
      {title ? (
        <Heading>
          <Localized text={title} fallback="short" />
        </Heading>
      ) : null}
      {intro ? (
        <p style={{ whiteSpace: 'pre-line' }}>
          <Localized text={intro} fallback="short" pipe={pipe} />
        </p>
      ) : null}
    </div>
  );
}
