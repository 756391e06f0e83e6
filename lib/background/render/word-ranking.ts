import { formatList, formatNumber, formatPercent } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { cellFigure } from '@/lib/surveys/model/cell-figure';
import { certaintyOf } from '@/lib/surveys/model/certainty';
import { groupBarsDrawing } from '@/lib/surveys/model/charts/bars';
import { standsApart, tintOf } from '@/lib/surveys/model/charts/heat';
import { overlapDrawing } from '@/lib/surveys/model/charts/overlap';
import { saidOf } from '@/lib/surveys/model/charts/words';
import type { Overlap, OverlapList } from '@/lib/surveys/model/overlap';
import type { VisibleCell, VisibleColumn } from '@/lib/surveys/model/visible';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import { chartWords } from '@/lib/surveys/render/chart-words';
import type { Block, Cell, Column, Part } from '../model/paper';
import type { PaperFrame } from './word-paper';

/** The parts of one ranking question: all organisations, the heat table, each group, what the regions share. */
export function wordRanking(frame: PaperFrame, ranking: VisibleRanking): Part[] {
  const w = wordsFor(frame, ranking);
  const question: Block = { kind: 'text', text: w.t('question', { question: w.question.text }), lang: w.question.lang };
  const part = (title: string, blocks: Block[], isWide = false): Part => ({
    title,
    isWide,
    blocks: [question, ...blocks],
  });
  return [
    part(w.t('parts.priorities'), overall(w, frame)),
    part(w.t('parts.heat'), heat(w), true),
    part(w.t('parts.groups'), groups(w)),
    part(w.t('parts.overlap'), overlap(w)),
  ];
}

/** Everything the parts of one question are worded with. */
export function wordsFor({ content, language }: PaperFrame, ranking: VisibleRanking) {
  const surveys = translator(language, 'surveys');
  const charts = chartWords(language, content.labels, ranking.code);
  return {
    language,
    ranking,
    charts,
    t: translator(language, 'background'),
    results: surveys,
    question: pick(content.labels.questions[ranking.code]?.label, language),
    withheld: { text: charts.withheld, isWithheld: true } satisfies Cell,
    decimal: (value: number, digits: number) =>
      formatNumber(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  };
}
type Words = ReturnType<typeof wordsFor>;

const column = (head: string, width: number, align: Column['align'], sub: string | null = null): Column => ({
  head,
  sub,
  width,
  align,
  isApart: false,
});

function overall(w: Words, frame: PaperFrame): Block[] {
  const { t, ranking, charts, results } = w;
  const { total } = ranking.table;
  const drawing = groupBarsDrawing(ranking, 'total', charts);
  const tied = ranking.tiedAtBoundary.map((theme) => charts.choice(theme).text);
  return [
    drawing
      ? {
          kind: 'chart',
          drawing: {
            ...drawing,
            title: t('bars.title', { k: ranking.k, figure: charts.nOfN(total.answered, total.invited) }),
          },
          caption: `${results('results.barsCaption', {
            n: total.answered,
            total: total.invited,
            missing: total.invited - total.answered,
          })} ${results('results.chart.barsMethod')}`,
        }
      : { kind: 'text', text: results('results.tooFewShares', { n: total.answered }) },
    figures(w),
    ...(tied.length > 0
      ? [{ kind: 'text' as const, text: results('results.tied', { k: ranking.k, themes: w.charts.list(tied) }) }]
      : []),
    ...agreement(w, frame),
  ];
}

/** Every number behind the chart, mechanisms and partners apart, each as x of n. */
export function figures({ t, ranking, charts, results, withheld, language }: Words): Block {
  const { total, kinds } = ranking.table;
  const figure = (cell: VisibleCell | undefined): Cell =>
    !cell || cell.count === null
      ? withheld
      : { text: charts.countOf(cell.count, cell.answered), isStrong: cell.isInTopK };
  const rows = ranking.standings.flatMap(({ theme, isCertainBeforeNext }, index) => {
    const cell = total.cells.find((each) => each.theme === theme);
    if (!cell) return [];
    const name = charts.choice(theme);
    const isLast = index === ranking.standings.length - 1;
    const certainty = certaintyOf({ isCertainBeforeNext, rank: cell.rank }, isLast);
    return [
      [
        cell.rank === null ? withheld : { text: `${cell.rank}`, isStrong: cell.isInTopK },
        { ...name, isStrong: cell.isInTopK },
        figure(cell),
        cell.share === null ? withheld : { text: formatPercent(cell.share, language) },
        cell.bounds === null
          ? withheld
          : {
              text: results('results.boundsOf', {
                low: formatPercent(cell.bounds.low, language),
                high: formatPercent(cell.bounds.high, language),
              }),
            },
        ...kinds.map((kind) => figure(kind.cells.find((each) => each.theme === theme))),
        certainty ? { text: results(`results.${certainty}`) } : withheld,
      ] satisfies Cell[],
    ];
  });
  return {
    kind: 'table',
    title: t('bars.table'),
    columns: [
      column(results('results.rankHead'), 1, 'end'),
      column(results('results.theme'), 3.4, 'start'),
      column(charts.column('total'), 1.5, 'end', charts.nOfN(total.answered, total.invited)),
      column(results('results.share'), 1.4, 'end'),
      column(results('results.bounds'), 2, 'end'),
      ...kinds.map((kind) => column(charts.column(kind.key), 1.95, 'end', charts.nOfN(kind.answered, kind.invited))),
      column(charts.beforeNext, 2.2, 'start'),
    ],
    rows,
    note: null,
  };
}

/** Kendall's W of every group with enough answers; for the inside only, as on the page of results. */
function agreement({ t, ranking, charts, results, decimal }: Words, frame: PaperFrame): Block[] {
  const question = frame.results.questions.find(({ code }) => code === ranking.code);
  if (frame.version !== 'full' || question?.type !== 'RANKING') return [];
  const { all, mechanisms, partners } = question.result;
  // Where answers are anonymous, of all together only: no figure of a part is set beside that of the whole.
  const parts = frame.content.survey.attributed
    ? [...all.columns, { ...mechanisms.total, key: 'mechanisms' }, { ...partners.total, key: 'partners' }]
    : [];
  const groups = [...parts, all.total].flatMap((group) =>
    group.agreement ? [{ ...group, agreement: group.agreement }] : [],
  );
  if (groups.length === 0) return [{ kind: 'text', text: t('agreement.none') }];
  const permutations = all.total.agreement?.permutations;
  return [
    {
      kind: 'table',
      title: t('agreement.title'),
      columns: [
        column(t('agreement.group'), 4, 'start'),
        column(t('agreement.raters'), 3, 'end'),
        column(t('agreement.w'), 1.5, 'end'),
        column(t('agreement.p'), 1.5, 'end'),
      ],
      rows: groups.map(({ key, invited, agreement: { raters, w, p } }) => {
        const isStrong = key === 'total';
        return [
          { text: charts.column(key), isStrong },
          { text: charts.countOf(raters, invited), isStrong },
          { text: decimal(w, 2), isStrong },
          { text: decimal(p, 3), isStrong },
        ];
      }),
      note: [
        t('agreement.note'),
        ...(permutations === undefined ? [] : [results('results.permutations', { b: permutations })]),
      ].join(' '),
    },
  ];
}

function heat({ t, ranking, charts, results }: Words): Block[] {
  const columns = [...ranking.table.columns, ranking.table.total].filter(({ invited }) => invited > 0);
  return [
    { kind: 'text', text: t('heat.lead', { k: ranking.k }) },
    {
      kind: 'table',
      title: results('results.heatTitle', { k: ranking.k }),
      columns: [
        column(results('results.theme'), 3, 'start'),
        ...columns.map((each, index) => ({
          ...column(charts.column(each.key), 1.25, 'center', charts.nOfN(each.answered, each.invited)),
          isApart: standsApart(columns, index),
        })),
      ],
      rows: ranking.standings.map(({ theme }) => [
        charts.choice(theme),
        ...columns.map((each) =>
          heatCell(
            each.cells.find((cell) => cell.theme === theme),
            each,
            charts,
          ),
        ),
      ]),
      note: `${t('heat.legend', { k: ranking.k })} ${results('results.chart.heatMethod', { k: ranking.k })}`,
    },
  ];
}

function heatCell(cell: VisibleCell | undefined, group: VisibleColumn, charts: Words['charts']): Cell {
  if (!cell) return { text: '' };
  const said = saidOf(cell, group, charts);
  if (cellFigure(cell, group).kind === 'notOffered') return { text: said };
  const text = cell.rank === null ? said : `${said} | ${cell.rank}`;
  const isStrong = cell.isInTopK;
  return cell.count === null ? { text, isWithheld: true, isStrong } : { text, tint: tintOf(cell), isStrong };
}

/** Each group with its own order: bars where there are shares, counts where there are not, a sentence where there is nothing to order. */
function groups(w: Words): Block[] {
  const { t, ranking, charts } = w;
  return [
    { kind: 'text', text: t('groups.lead') },
    ...ranking.table.columns
      .filter(({ invited }) => invited > 0)
      .flatMap((group): Block[] => [
        {
          kind: 'heading',
          text: t('groups.heading', {
            column: charts.column(group.key),
            n: group.answered,
            total: group.invited,
          }),
        },
        groupBlock(w, group),
      ]),
  ];
}

function groupBlock({ t, ranking, charts, results }: Words, group: VisibleColumn): Block {
  const { k } = ranking;
  const { key, answered: n, invited: total } = group;
  const drawing = groupBarsDrawing(ranking, key, charts);
  if (drawing) return { kind: 'chart', drawing: { ...drawing, title: '' }, caption: drawing.finding };
  if (group.level === 'no_answer' || group.level === 'no_ranking')
    return { kind: 'text', text: t('groups.few', { n, total }) };
  // A choice that nobody of the group was offered is no figure, withheld or not.
  const offered = group.cells.filter(({ answered }) => answered > 0);
  if (offered.every(({ count }) => count === null)) return { kind: 'text', text: t('groups.hidden') };
  // What is withheld stays: left out, it would read as nobody's choice.
  const placed = offered
    .filter(({ count }) => count === null || count > 0)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  const hasRanks = placed.some(({ rank }) => rank !== null);
  const withheld = { text: charts.withheld, isWithheld: true };
  return {
    kind: 'table',
    title: t('groups.table', { k, column: charts.column(key) }),
    columns: [
      ...(hasRanks ? [column(results('results.rankHead'), 1, 'end')] : []),
      column(results('results.theme'), 7, 'start'),
      column(results('results.answers'), 2, 'end', charts.nOfN(n, total)),
    ],
    rows: placed.map(({ theme, count, answered, rank, isInTopK: isStrong }) => [
      ...(hasRanks ? [rank === null ? withheld : { text: `${rank}`, isStrong }] : []),
      { ...charts.choice(theme), isStrong },
      count === null ? withheld : { text: charts.countOf(count, answered), isStrong },
    ]),
    note: t(hasRanks ? 'groups.counts' : 'groups.countsAlone', { n, total, k }),
  };
}

function overlap(w: Words): Block[] {
  const { t, ranking, charts, results, language } = w;
  const { overlap: found } = ranking;
  if (!found) return [{ kind: 'text', text: results('results.overlapNone') }];
  const drawing = overlapDrawing(ranking, charts);
  const names = found.regions.map((region) => charts.column(region));
  return [
    { kind: 'text', text: t('overlap.lead', { regions: formatList(names, language), k: found.k }) },
    ...(drawing
      ? [
          {
            kind: 'chart' as const,
            drawing,
            caption: results('results.chart.overlapMethod', { k: found.k, m: found.m, regions: found.regions.length }),
          },
        ]
      : []),
    lists(w, found),
  ];
}

/** The three lists, each with what chance alone would give. */
function lists({ t, charts, results, decimal, language }: Words, found: Overlap): Block {
  const regions = found.regions.length;
  const { sharedFrom: from, m } = found;
  const named: { name: string; list: OverlapList }[] = [
    ...(from === null ? [] : [{ name: results('results.shared', { from }), list: found.shared }]),
    { name: results('results.paired'), list: found.paired },
    { name: results('results.distinctive'), list: found.distinctive },
  ];
  return {
    kind: 'table',
    title: t('overlap.list'),
    columns: [
      column(t('overlap.which'), 2.4, 'start'),
      column(results('results.theme'), 3, 'start'),
      column(t('overlap.regions'), 5, 'start'),
    ],
    rows: named.flatMap(({ name, list }) =>
      list.themes.length === 0
        ? [[{ text: name, isStrong: true }, { text: t('overlap.none') }, { text: '' }]]
        : list.themes
            .toSorted((one, other) => other.regions.length - one.regions.length)
            .map(({ theme, regions: having }, index): Cell[] => [
              { text: index === 0 ? name : '', isStrong: true },
              charts.choice(theme),
              {
                text: t('overlap.in', {
                  count: having.length,
                  regions,
                  names: formatList(
                    having.map((region) => charts.column(region)),
                    language,
                  ),
                }),
              },
            ]),
    ),
    note: [
      ...(from === null ? [results('results.sharedNever', { n: regions })] : []),
      ...named.map(({ name, list }) =>
        t('overlap.chance', { list: name, found: list.themes.length, chance: decimal(list.byChance, 1), m }),
      ),
      t('overlap.notASign'),
    ].join(' '),
  };
}
