import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { groupBarsDrawing } from '@/lib/surveys/model/charts/bars';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import type { Block, Part } from '../model/paper';
import { figuresOf, themesOf } from './word-further';
import type { PaperFrame } from './word-paper';
import { figures, wordsFor } from './word-ranking';

/** What States answered, apart from everybody else and all together; none where no State was asked. */
export function wordStates(frame: PaperFrame): Part[] {
  const { content, language, small, statesAsOf, visibleStates } = frame;
  if (!visibleStates) return [];
  const t = translator(language, 'background');
  const { submitted, invited } = visibleStates;
  return [
    {
      title: t('parts.states'),
      isWide: false,
      blocks: [
        { kind: 'text', text: `${t('states.lead')} ${t('brief.states', { submitted, invited })}` },
        ...(statesAsOf === null
          ? []
          : [
              {
                kind: 'text' as const,
                text: translator(language, 'surveys')('results.statesAsOf', { n: statesAsOf, small }),
              },
            ]),
        ...visibleStates.questions.flatMap((question): Block[] => {
          const { text, lang } = pick(content.labels.questions[question.code]?.label, language);
          return [
            { kind: 'heading', text: text || question.code, lang },
            ...(question.type === 'RANKING' ? ranked(frame, question) : figuresOf(frame, question)),
          ];
        }),
        ...(visibleStates.coded ?? []).flatMap((question): Block[] => {
          const { text, lang } = pick(content.labels.questions[question.code]?.label, language);
          const title = translator(language, 'coding')('themes.title');
          return [{ kind: 'heading', text: `${title}: ${text || question.code}`, lang }, ...themesOf(frame, question)];
        }),
      ],
    },
  ];
}

function ranked(frame: PaperFrame, ranking: VisibleRanking): Block[] {
  const words = wordsFor(frame, ranking);
  const { t, charts, results } = words;
  const { total } = ranking.table;
  const drawing = groupBarsDrawing(ranking, total.key, charts);
  const figure = charts.nOfN(total.answered, total.invited);
  return [
    drawing
      ? {
          kind: 'chart',
          drawing: { ...drawing, title: t('states.bars', { k: ranking.k, figure }), finding: '' },
          caption: results('results.chart.barsMethod'),
        }
      : { kind: 'text', text: results('results.tooFewShares', { n: total.answered }) },
    figures(words),
  ];
}
