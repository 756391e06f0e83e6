import type { ReactNode } from 'react';
import { FieldAnchor } from '@/components/form/field-anchor';
import { errorSentence, word, type FormWords } from '@/components/form/form-words';
import { AnswerText } from '@/components/surveys/answer-text';
import { PartHead } from '@/components/surveys/questionnaire-parts';
import { Localized } from '@/components/ui/localized';
import type { FieldErrors } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';
import { takesAnswer } from '@/lib/surveys/model/asked';
import { questionsOf, type SurveyQuestion } from '@/lib/surveys/model/definition';
import { writtenValue } from '@/lib/surveys/model/expression/values';
import { withRetired } from '@/lib/surveys/model/misfits';
import { fieldNameOf } from '@/lib/surveys/schema';
import { fileOf } from '../answer-list';
import type { AnswerView } from '../answer-view';

type Listed = { view: AnswerView; faults: FieldErrors; words: FormWords };

/** The question that an error is about. */
const codeIn = (field: string) => field.split('.')[1] ?? '';

/** Where a question is answered. */
function placeOf({ scope, own }: AnswerView, code: string): string {
  const page = own.version.definition.pages.find((each) =>
    questionsOf({ pages: [each] }).some((one) => one.code === code),
  );
  return `/meetings/${scope.meeting.slug}/survey?party=${own.party.code}&page=${page?.code ?? ''}#question-${code}`;
}

/** What keeps the answer from being submitted, each with the way to its question. */
export function FaultList({ view, faults, words }: Listed) {
  const t = useTranslations('surveys');
  const nameOf = (field: string) => t('own.question', { n: view.numbers.get(codeIn(field)) ?? 0 });
  return (
    <ul>
      {Object.entries(faults).map(([field, error]) => (
        <li key={field}>
          <Link href={placeOf(view, codeIn(field))}>
            {word(words, 'form.summaryItem', { label: nameOf(field), message: errorSentence(words, field, error) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** All that is asked, page by page, as it will be stored. */
export function ReviewList({ view, faults, words }: Listed) {
  const { pages, asked, pipe } = view;
  return pages.map((page) => (
    <section className="sec" key={page.code}>
      <PartHead part={page} level={2} pipe={pipe} />
      {questionsOf({ pages: [page] })
        .filter(({ code, type }) => asked.codes.has(code) && type !== 'NOTE')
        .map((question) => (
          <Reviewed
            key={question.code}
            view={view}
            question={question}
            errors={Object.entries(faults)
              .filter(([field]) => codeIn(field) === question.code)
              .map(([field, error]) => errorSentence(words, field, error))}
          />
        ))}
    </section>
  ));
}

function Reviewed({ view, question, errors }: { view: AnswerView; question: SurveyQuestion; errors: string[] }) {
  const { locale, scope, own, asked, references, numbers, pipe } = view;
  const t = useTranslations('surveys');
  const { code } = question;
  const n = numbers.get(code) ?? 0;
  const written = own.written[code];
  return (
    <article className="reviewed" aria-labelledby={`reviewed-${code}`}>
      <div>
        <FieldAnchor name={fieldNameOf(question)} />
        <p className="soft small">
          {takesAnswer(question) ? t('own.questionOf', { n, total: numbers.size }) : t('review.calculated')}
        </p>
        <h3 id={`reviewed-${code}`}>
          <Localized text={question.label} fallback="short" pipe={pipe} />
        </h3>
      </div>
      <div>
        {takesAnswer(question) ? (
          <AnswerText
            question={withRetired(question, own.retired.get(code) ?? {})}
            answer={asked.answers.get(code)}
            references={references}
            file={fileOf(own, code, scope.meeting.slug)}
          />
        ) : (
          <p>{writtenValue(asked.valueOf(code)) || t('own.noAnswer')}</p>
        )}
        {errors.map((error) => (
          <p key={error}>
            <span className="st late">{error}</span>
          </p>
        ))}
        {takesAnswer(question) ? (
          <p className="small soft finger">
            <Link href={placeOf(view, code)}>
              {t('review.change')}
              <span className="vh"> ({t('own.question', { n })})</span>
            </Link>{' '}
            {written?.at
              ? t('versions.last', {
                  at: formatDateTime(written.at, locale, scope.meeting.zone),
                  name: written.by ?? t('own.someone'),
                })
              : null}
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** What the answers themselves leave out. An answer that was given there before is kept until it is submitted, and does not count. */
export function NotAsked({ view }: { view: AnswerView }): ReactNode {
  const { own, asked, numbers, pipe } = view;
  const t = useTranslations('surveys');
  const left = questionsOf(own.version.definition).filter(
    (question) => takesAnswer(question) && !asked.codes.has(question.code),
  );
  if (left.length === 0) return null;
  return (
    <section className="sec stack">
      <h2>{t('review.notAsked')}</h2>
      <p className="small soft">{t('review.notAskedNote')}</p>
      <ul>
        {left.map((question) => (
          <li key={question.code}>
            {t('own.questionLead', { n: numbers.get(question.code) ?? 0 })}{' '}
            <Localized text={question.label} fallback="short" pipe={pipe} />
            {own.answers[question.code] ? <span className="soft"> {t('review.keptUncounted')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
