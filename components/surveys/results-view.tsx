import type { ReactNode } from 'react';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { ChartName } from '@/lib/surveys/model/charts/names';
import type { Assignment } from '@/lib/surveys/model/regions';
import type {
  VisibleChoices,
  VisibleQuestion,
  VisibleRanking,
  VisibleResults,
} from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import type { ChartFiles } from '@/components/charts/chart-figure';
import { ChoiceTable } from './choice-table';
import { HeatTable } from './heat-table';
import { MissingReasons } from './missing-reasons';
import { OverlapLists } from './overlap-lists';
import { QuestionFigures, type ShownTexts } from './question-figures';
import { RankedBars } from './ranked-bars';
import { useResultLabels } from './result-labels';

interface ResultsViewProps {
  results: VisibleResults;
  labels: ResultLabels;
  /** Smallest count in public. */
  small: number;
  /** What was written, for the secretariat. */
  texts?: (question: string) => ShownTexts | null;
  /** What came of the figures of a ranking, where the page says so; it stands right under them. */
  forward?: Forward;
  /** Where the charts of a question are given as files. */
  files?: (question: string, chart: ChartName) => ChartFiles;
}

/** The way forward from the figures: which have one, and where it is told. */
interface Forward {
  hasLedOn: (question: string, column: string, theme: string) => boolean;
  tell: (question: string) => ReactNode;
}

/** All questions of a survey with their figures, the ranked ones first: they are what groups and issues come from. */
export function ResultsView({ results, labels, small, texts, forward, files }: ResultsViewProps) {
  const t = useTranslations('surveys.results');
  const figures = useTranslations('results.figures');
  const words = useResultLabels(labels);
  const ordered = results.questions.toSorted(
    (one, other) => Number(other.type === 'RANKING') - Number(one.type === 'RANKING'),
  );
  return (
    <div className="stack-l">
      <p className="soft small">{t(results.audience === 'inside' ? 'inside' : 'public', { small })}</p>
      {ordered.map((question) => {
        const { text, lang } = words.question(question.code);
        return (
          <section className="sec stack-l" key={question.code}>
            <h2 lang={lang}>{text}</h2>
            {question.isOfAllOnly ? <p className="small soft">{figures('ofAll')}</p> : null}
            <Figures
              question={question}
              labels={labels}
              texts={texts?.(question.code) ?? null}
              forward={forward}
              files={files && ((chart) => files(question.code, chart))}
              small={small}
              assignment={results.assignment}
              isPublic={results.audience === 'public'}
            />
            <Themes coded={results.coded?.find(({ code }) => code === question.code)} labels={labels} />
          </section>
        );
      })}
    </div>
  );
}

/** What the open answers were read to say, once two people have coded them all. */
function Themes({ coded, labels }: { coded: VisibleChoices | undefined; labels: ResultLabels }) {
  const t = useTranslations('coding.themes');
  const words = useResultLabels(labels);
  if (!coded) return null;
  return (
    <div className="stack">
      <h3>{t('title')}</h3>
      <ChoiceTable
        caption={`${t('title')}, ${words.question(coded.code).text}`}
        columns={coded.columns}
        labels={labels}
        nameOf={(code) => words.choice(coded.code, code)}
        head={t('head')}
      />
      <p className="small soft">{t('method')}</p>
      {coded.asOf ? <p className="small soft">{t('asOf', { n: coded.asOf })}</p> : null}
    </div>
  );
}

function Figures({
  question,
  labels,
  texts,
  forward,
  files,
  small,
  assignment,
  isPublic,
}: {
  question: VisibleQuestion;
  labels: ResultLabels;
  texts: ShownTexts | null;
  forward: Forward | undefined;
  files: ((chart: ChartName) => ChartFiles) | undefined;
  small: number;
  assignment: Assignment;
  isPublic: boolean;
}): ReactNode {
  switch (question.type) {
    case 'RANKING':
      return (
        <>
          {isByGroup(question) || forward ? (
            <HeatTable
              ranking={question}
              labels={labels}
              hasLedOn={(column, theme) => forward?.hasLedOn(question.code, column, theme) ?? false}
              files={files?.('heat')}
              assignment={assignment}
            />
          ) : null}
          {forward?.tell(question.code)}
          <RankedBars ranking={question} labels={labels} files={files?.('bars')} />
          <RankingNotes ranking={question} labels={labels} />
          {isByGroup(question) || forward ? (
            <OverlapLists ranking={question} labels={labels} files={files?.('overlap')} />
          ) : null}
        </>
      );
    default:
      return <QuestionFigures question={question} labels={labels} texts={texts} small={small} isPublic={isPublic} />;
  }
}

/** Whether there are groups to tell apart: of States there are none. */
const isByGroup = ({ table }: VisibleRanking) => table.columns.length > 0;

/** Ties at the boundary, agreement on order, and why answers are missing. */
function RankingNotes({ ranking, labels }: { ranking: VisibleRanking; labels: ResultLabels }) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const { tiedAtBoundary, agreement } = ranking;
  const tied = tiedAtBoundary.map((theme) => words.choice(ranking.code, theme).text);
  const figure = (value: number, digits: number) =>
    formatNumber(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <div className="small soft stack">
      {tied.length > 0 ? <p>{t('tied', { k: ranking.k, themes: formatList(tied, locale) })}</p> : null}
      {agreement ? (
        <p>
          {t('agreement', { w: figure(agreement.w, 2), q: agreement.raters, p: figure(agreement.p, 3) })}{' '}
          {agreement.permutations === undefined ? null : t('permutations', { b: agreement.permutations })}
        </p>
      ) : null}
      <MissingReasons counts={ranking.missing} />
    </div>
  );
}
