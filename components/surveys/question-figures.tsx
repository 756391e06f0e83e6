import type { ReactNode } from 'react';
import { formatDay, formatMonth } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { dateNames, summaryNames } from '@/lib/surveys/model/figure-names';
import type {
  VisibleChoices,
  VisibleDates,
  VisibleFigures,
  VisibleQuestion,
  VisibleRanking,
  VisibleTexts,
} from '@/lib/surveys/model/visible-results';
import type { VisibleDateColumn, VisibleFigureColumn } from '@/lib/surveys/model/visible-figures';
import type { TextPage } from '@/lib/surveys/queries/written-texts';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { ChoiceTable } from './choice-table';
import { GroupTable } from './group-table';
import { MatrixTable } from './matrix-table';
import { MissingReasons } from './missing-reasons';
import { useResultLabels } from './result-labels';

/** A page of what was written to a question. `hrefOf`: where the page after a key is, or without one the first. */
export type ShownTexts = TextPage & { hrefOf: (after: string | null) => string };

/** What the figures of a question are shown with. `small`: smallest count in public; `isPublic`: who looks. */
interface Of<Question> {
  question: Question;
  labels: ResultLabels;
  small: number;
  isPublic: boolean;
  /** What was written, for the secretariat; null where nothing was, or nothing may be read. */
  texts: ShownTexts | null;
}

/** The figures of every kind of question but rankings, which have charts of their own. */
export function QuestionFigures(props: Of<Exclude<VisibleQuestion, VisibleRanking>>): ReactNode {
  const t = useTranslations('results.figures');
  const { question } = props;
  switch (question.type) {
    case 'MATRIX':
      return <MatrixTable matrix={question} labels={props.labels} />;
    case 'NUMBER':
    case 'CALCULATED':
      return <Numbers {...props} question={question} />;
    case 'DATE':
      return <Days {...props} question={question} />;
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT':
      return <Texts {...props} question={question} />;
    case 'WITHHELD':
      return <p className="soft">{t('withheld')}</p>;
    default:
      return <Choices {...props} question={question} />;
  }
}

const isList = ({ type }: VisibleChoices): boolean => type === 'COUNTRY' || type === 'ORGANISATION';

function Choices({ question, labels, small, texts }: Of<VisibleChoices>) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const figures = useTranslations('results.figures');
  const words = useResultLabels(labels);
  const { median, columns } = question;
  const nameOf = (code: string) => words.choice(question.code, code);
  // A long list reads by its names, which only the reader's language knows the order of.
  const byName = isList(question)
    ? columns.map((column) => ({
        ...column,
        choices: column.choices.toSorted((one, other) =>
          nameOf(one.code).text.localeCompare(nameOf(other.code).text, locale),
        ),
      }))
    : columns;
  return (
    <div className="stack">
      <ChoiceTable
        caption={words.question(question.code).text}
        columns={byName}
        labels={labels}
        nameOf={nameOf}
        head={t('theme')}
      />
      {question.isShortened ? (
        <p className="small soft">{figures('shortened', { small })}</p>
      ) : isList(question) ? (
        <p className="small soft">{figures('named')}</p>
      ) : null}
      {median ? (
        <p className="small soft">
          {t('median', {
            value:
              median.lower === median.upper
                ? String(median.lower)
                : t('medianBetween', { low: median.lower, high: median.upper }),
          })}
        </p>
      ) : null}
      <MissingReasons counts={question.missing} />
      {texts ? <h3>{figures('others')}</h3> : null}
      {texts ? <Quotes {...texts} /> : null}
    </div>
  );
}

function Numbers({ question, labels, small, isPublic }: Of<VisibleFigures>) {
  const locale = useLocale();
  const t = useTranslations('results.figures');
  const words = useResultLabels(labels);
  const { columns, code } = question;
  // In public nobody is shown an end of the answers: a column of them would say so in every row.
  const names = summaryNames.filter((name) => !isPublic || (name !== 'least' && name !== 'most'));
  const told = (value: number | null) =>
    value === null ? null : formatNumber(value, locale, { maximumFractionDigits: 2 });
  return (
    <div className="stack">
      <GroupTable
        caption={words.question(code).text}
        groups={columns}
        labels={labels}
        figures={names.map((name) => ({
          name: t(name),
          of: ({ summary }: VisibleFigureColumn) => told(summary[name]),
        }))}
      />
      <p className="small soft">
        {t('numberMethod')} {isPublic ? t('numberPublic', { small }) : t('numberInside')}
      </p>
      <MissingReasons counts={question.missing} />
    </div>
  );
}

function Days({ question, labels, small, isPublic }: Of<VisibleDates>) {
  const locale = useLocale();
  const t = useTranslations('results.figures');
  const words = useResultLabels(labels);
  const { columns, months, code } = question;
  const caption = words.question(code).text;
  return (
    <div className="stack">
      {isPublic ? null : (
        <GroupTable
          caption={caption}
          groups={columns}
          labels={labels}
          figures={dateNames.map((name) => ({
            name: t(name),
            of: ({ [name]: day }: VisibleDateColumn) => (day === null ? null : formatDay(day, locale)),
          }))}
        />
      )}
      <ChoiceTable
        caption={`${caption} (${t('month')})`}
        columns={months}
        labels={labels}
        nameOf={(month) => ({ text: formatMonth(`${month}-01`, locale), lang: locale })}
        head={t('month')}
      />
      <p className="small soft">
        {t('dateMethod')} {isPublic ? t('datePublic', { small }) : t('numberInside')}
      </p>
      <MissingReasons counts={question.missing} />
    </div>
  );
}

function Texts({ question, texts }: Of<VisibleTexts>) {
  const t = useTranslations('surveys.results');
  const figures = useTranslations('results.figures');
  const { type, answered, invited } = question;
  const counts = { n: answered, total: invited };
  const said = {
    TEXT: () => t('texts', counts),
    LONG_TEXT: () => t('texts', counts),
    FILE: () => figures('files', counts),
    CALCULATED_TEXT: () => figures('calculated', counts),
  };
  return (
    <>
      <p>{said[type]()}</p>
      <MissingReasons counts={question.missing} />
      {texts ? <Quotes {...texts} /> : null}
    </>
  );
}

/** What was written, with who wrote it where answers name them, a page at a time: which of how many, and the way on. */
function Quotes({ texts, total, from, next, hrefOf }: ShownTexts) {
  const t = useTranslations('results.texts');
  const isPart = texts.length < total;
  return (
    <div className="stack" id={`texts-${texts[0]?.question ?? ''}`}>
      {isPart ? <p className="small soft">{t('shown', { from, to: from + texts.length - 1, total })}</p> : null}
      {texts.map(({ party, text, language }, index) => (
        <blockquote key={party ?? index} lang={language ?? undefined}>
          <p style={{ whiteSpace: 'pre-line' }}>{text}</p>
          {party === null ? null : <footer className="small soft">{party}</footer>}
        </blockquote>
      ))}
      {isPart ? (
        <nav className="row" aria-label={t('pages')}>
          {from > 1 ? (
            <Link className="btn" href={hrefOf(null)}>
              {t('first')}
            </Link>
          ) : null}
          {next ? (
            <Link className="btn" href={hrefOf(next)}>
              {t('next')}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}
