import { fill } from '@/components/form/form-words';
import { SubmitButton } from '@/components/form/submit-button';

/** A page of the questionnaire that is asked, and how far it is answered. */
export type PageStep = { code: string; title: string; lang?: string | undefined; done: number; total: number };

export type StepWords = Record<'pages' | 'pageOf' | 'page' | 'answeredOf' | 'allAnswered', string>;

interface PageStepsProps {
  steps: readonly PageStep[];
  current: string;
  words: StepWords;
  locale: string;
}

/**
 * The pages of the questionnaire, with how much of each is answered. They are buttons of the form: whoever goes to another
 * page has saved this one. Nothing where there is one page.
 */
export function PageSteps({ steps, current, words, locale }: PageStepsProps) {
  if (steps.length < 2) return null;
  const here = steps.findIndex(({ code }) => code === current);
  return (
    <nav aria-label={words.pages}>
      <p id="page" tabIndex={-1} className="small soft">
        {fill(words.pageOf, { n: here + 1, total: steps.length }, locale)}
      </p>
      <ol className="steps">
        {steps.map(({ code, title, lang, done, total }, index) => {
          const name = title || fill(words.page, { n: index + 1 }, locale);
          const count =
            total > 0 && done === total ? words.allAnswered : fill(words.answeredOf, { done, total }, locale);
          return (
            <li key={code}>
              {code === current ? (
                <span aria-current="step" lang={lang}>
                  {name}
                </span>
              ) : (
                <SubmitButton kind="link" name="intent" value={`page:${code}`}>
                  <span lang={lang}>{name}</span>
                </SubmitButton>
              )}{' '}
              <span className="small soft">{total > 0 ? count : null}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
