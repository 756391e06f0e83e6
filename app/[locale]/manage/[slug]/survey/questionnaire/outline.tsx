import type { ReactNode } from 'react';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { arrangePartAction, moveQuestionAction } from '@/lib/surveys/actions';
import { questionsOf, type DraftPage, type DraftSection } from '@/lib/surveys/model/definition';
import { allProblems, type AnyProblem } from '@/lib/surveys/model/problems';
import { DragQuestions } from './drag-questions';
import type { Writing } from './page';
import { QuestionLine } from './question-line';
import { EditLink, Steps } from './steps';

interface OutlineProps {
  writing: Writing;
  /** Whether anything can still be changed. */
  isOpen: boolean;
  /** The code of the part being edited, and its form, which stands in its place. */
  open: string | null;
  editor: ReactNode;
}

type Context = OutlineProps & { numbers: ReadonlyMap<string, number>; problems: readonly AnyProblem[] };

/** Pages, their sections and their questions in their order, each with what it lacks and what can be done to it. */
export async function Outline(props: OutlineProps) {
  const { questionnaire, slug, locale } = props.writing;
  const t = await getTranslations('questionnaire');
  const { pages } = questionnaire.draft;
  const numbers = new Map(questionsOf(questionnaire.draft).map(({ code }, index) => [code, index + 1]));
  const context = { ...props, numbers, problems: allProblems(questionnaire.draft, questionnaire.asked) };
  const [page] = pages;
  const [section] = page?.sections ?? [];
  // One page with one section without a name: the questions alone.
  const isPlain = pages.length === 1 && page?.sections.length === 1 && !isNamed(page) && !!section && !isNamed(section);
  if (isPlain && numbers.size === 0) return <p className="soft">{t('empty')}</p>;
  const outline =
    isPlain && section ? (
      <Questions context={context} section={section} className="outline" />
    ) : (
      <ol className="outline">
        {pages.map((each, index) => (
          <Page key={each.code} context={context} page={each} number={index + 1} />
        ))}
      </ol>
    );
  if (!props.isOpen) return outline;
  return (
    <DragQuestions
      action={moveQuestionAction}
      meeting={slug}
      of={{ questionnaire: questionnaire.id, lockVersion: questionnaire.lockVersion }}
      words={formWords(locale, 'questionnaire')}
      idempotencyKey={newIdempotencyKey()}
      done={t('movedByHand')}
    >
      {outline}
    </DragQuestions>
  );
}

const isNamed = ({ title, intro, condition }: DraftSection | DraftPage) => Boolean(title ?? intro ?? condition);

async function Page({ context, page, number }: { context: Context; page: DraftPage; number: number }) {
  const t = await getTranslations('questionnaire');
  return (
    <li id={`part-${page.code}`} tabIndex={-1}>
      <PartLine context={context} part={page} kind="page" heading={t('part.page', { n: number })} />
      <ol>
        {page.sections.map((section, index) => (
          <li key={section.code} id={`part-${section.code}`} tabIndex={-1}>
            <PartLine
              context={context}
              part={section}
              kind="section"
              heading={t('part.section', { n: `${number}.${index + 1}` })}
            />
            <Questions context={context} section={section} />
          </li>
        ))}
      </ol>
    </li>
  );
}

/** The questions of a section, in a list that one can be dropped into. */
async function Questions({
  context,
  section,
  className,
}: {
  context: Context;
  section: DraftSection;
  className?: string;
}) {
  const t = await getTranslations('questionnaire');
  return (
    <ol className={className} data-section={section.code}>
      {section.questions.length === 0 ? <li className="soft small">{t('part.empty')}</li> : null}
      {section.questions.map((question) => (
        <li
          key={question.code}
          id={`question-${question.code}`}
          tabIndex={-1}
          data-question={context.isOpen ? question.code : undefined}
        >
          <QuestionLine
            writing={context.writing}
            question={question}
            section={section.code}
            number={context.numbers.get(question.code) ?? 0}
            total={context.numbers.size}
            problems={context.problems.filter(({ part }) => part === question.code)}
            isOpen={context.isOpen}
          />
          {context.open === question.code ? context.editor : null}
        </li>
      ))}
    </ol>
  );
}

interface PartLineProps {
  context: Context;
  part: DraftPage | DraftSection;
  kind: 'page' | 'section';
  heading: string;
}

/** The head of a page or section: its name, when it is shown, and what can be done to it. */
async function PartLine({ context, part, kind, heading }: PartLineProps) {
  const { writing, isOpen, open, editor, problems } = context;
  const { questionnaire, locale } = writing;
  const t = await getTranslations('questionnaire');
  const title = pick(part.title, locale).text;
  const name = title ? `${heading}, ${title}` : heading;
  const Heading = kind === 'page' ? 'h3' : 'h4';
  const place = questionnaire.draft.pages.findIndex(({ code, sections }) =>
    [code, ...sections.map((section) => section.code)].includes(part.code),
  );
  const { sections = [] } = questionnaire.draft.pages[place] ?? {};
  return (
    <>
      <div className="line">
        <div>
          <Heading>
            <span className="soft">{heading}</span>{' '}
            {part.title ? <Localized text={part.title} fallback="short" /> : null}
          </Heading>
          {part.condition ? (
            <p className="small soft">
              {t('onlyIf')} <code>{part.condition}</code>
            </p>
          ) : null}
          {problems
            .filter((problem) => problem.part === part.code)
            .map(({ code }) => (
              <p className="small" key={code}>
                <Status shape="late">{t(`problem.${code}`)}</Status>
              </p>
            ))}
        </div>
        {isOpen ? (
          <div className="steps-of">
            <EditLink writing={writing} what="part" code={part.code} name={name} />
            <Steps
              writing={writing}
              action={arrangePartAction}
              of={{ part: part.code }}
              place={`${place} ${sections.findIndex(({ code }) => code === part.code)}`}
              name={name}
              moved={t('part.moved')}
              removeOf={t('part.removeOf', { name })}
            />
          </div>
        ) : null}
      </div>
      {open === part.code ? editor : null}
    </>
  );
}
