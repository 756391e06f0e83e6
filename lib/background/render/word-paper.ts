import 'server-only';
import { formatDate, formatDateTime, formatDayRange } from '@/lib/i18n/dates';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { DEFAULT_THRESHOLDS } from '@/lib/surveys/model/disclosure';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import type { SurveyResults } from '@/lib/surveys/model/survey-results';
import { togetherOnly, visibleResults, type VisibleResults } from '@/lib/surveys/model/visible-results';
import type { BackgroundPaperContent } from '../model/content';
import type { Block, PaperVersion, Part, WordedPaper } from '../model/paper';
import { wordAgendas } from './word-agendas';
import { wordAnswered } from './word-answered';
import { wordFurther, wordThemes } from './word-further';
import { wordRanking } from './word-ranking';
import { wordStates } from './word-states';

/** What a paper is worded from: the sealed content with its hash (null: a draft), and the results of the snapshot it names, those of States apart where States were asked. */
export type PaperSource = {
  content: BackgroundPaperContent;
  sha256: string | null;
  results: SurveyResults;
  states: SurveyResults | null;
  /** Number of the earlier snapshot whose figures the results are; null where they were counted for this one. */
  asOf: number | null;
  /** Number of the earlier snapshot whose figures those of States are; null where they were counted for this one. */
  statesAsOf: number | null;
};

/** How it is worded. `small`: the smallest count in public; `baseUrl`: where the page of results is. */
export type PaperWording = { language: Locale; version: PaperVersion; small: number; baseUrl: string };

/** What the parts of a paper are worded with. */
export type PaperFrame = PaperSource & PaperWording & { visible: VisibleResults; visibleStates: VisibleResults | null };

/**
 * A background paper in one language and for one kind of reader, made from what was sealed alone: the same source gives the same
 * paper on another day. Whatever is hidden from the reader is not in it.
 */
export function wordPaper(source: PaperSource, wording: PaperWording): WordedPaper {
  const { content, sha256, results, states } = source;
  const { language, version, small } = wording;
  const { meeting, snapshot } = content;
  const view = {
    audience: version === 'full' ? 'inside' : 'public',
    small,
    isAttributed: content.survey.attributed,
  } as const;
  const frame: PaperFrame = {
    ...source,
    ...wording,
    visible: visibleResults(results, view),
    visibleStates: states && togetherOnly(visibleResults(states, view)),
  };
  const t = translator(language, 'background');
  const issued = content.issuedAt === null ? null : formatDate(new Date(content.issuedAt), language, meeting.zone);
  const number = t('head.number', { number: content.number });
  const status = issued === null ? t('head.draft') : `${number}. ${t('head.issued', { date: issued })}`;
  const taken = formatDate(new Date(snapshot.takenAt), language, meeting.zone);
  return {
    language,
    symbol: `${meeting.code}/BP/${content.number}`,
    title: t('title'),
    subtitle: t('subtitle'),
    meeting: pick(meeting.title, language).text,
    place: `${cityName(meeting.city, language)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, language)}`,
    version: t(`head.version.${version}`),
    status,
    notes: notesOf(frame, taken),
    briefTitle: t('head.brief'),
    brief: briefOf(frame),
    contentsTitle: t('head.contents'),
    parts: partsOf(frame),
    disclaimer: translator(language, 'common')('designations'),
    mark: [t('title'), issued === null ? t('head.draft') : number, meeting.code, t(`head.version.${version}`)].join(
      ' · ',
    ),
    seal: translator(language, 'surveys')('results.chart.fromSnapshot', { n: snapshot.number, seal: snapshot.sha256 }),
  };

  function partsOf(of: PaperFrame): Part[] {
    return [
      wordAnswered(of),
      howToRead(of),
      ...of.visible.questions.flatMap((question) => (question.type === 'RANKING' ? wordRanking(of, question) : [])),
      ...wordFurther(of),
      ...wordThemes(of),
      ...wordStates(of),
      ...(version === 'full' ? [wordAgendas(of)] : []),
      verification(of, sha256),
    ];
  }
}

function notesOf({ content, language, version, small, asOf }: PaperFrame, taken: string): string[] {
  const t = translator(language, 'background');
  const { meeting, number, reason, survey, snapshot } = content;
  return [
    ...(meeting.illustrative ? [translator(language, 'common')('illustrative.band')] : []),
    ...(content.issuedAt === null ? [t('head.draftLong')] : []),
    // A reason is written for those who hold the earlier paper.
    ...(reason === null ? [] : [t('head.reason', { before: number - 1, reason })]),
    t('head.from', { n: snapshot.number, date: taken }),
    ...(asOf === null ? [] : [translator(language, 'surveys')('results.asOf', { n: asOf, small })]),
    version === 'public'
      ? t('head.note.public', { small })
      : t(survey.attributed ? 'head.note.attributed' : 'head.note.anonymous'),
  ];
}

/** The first page in a few sentences, each with its n and N. */
function briefOf({ content, language, version, visible, visibleStates }: PaperFrame): string[] {
  const t = translator(language, 'background');
  const words = translator(language, 'surveys');
  const lines = [t('brief.asked', { submitted: visible.submitted, invited: visible.invited })];
  for (const ranking of visible.questions) {
    if (ranking.type !== 'RANKING') continue;
    const name = (theme: string) =>
      pick(content.labels.questions[ranking.code]?.choices[theme], language).text || theme;
    const first = ranking.table.total.cells
      .filter(({ rank, isInTopK }) => rank !== null && isInTopK)
      .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
      .slice(0, 3)
      .map(({ theme, count, answered }) =>
        count === null
          ? name(theme)
          : t('brief.firstOf', { theme: name(theme), figure: words('results.countOf', { count, n: answered }) }),
      );
    if (first.length > 0) lines.push(t('brief.first', { themes: formatList(first, language) }));
    const { overlap, agreement } = ranking;
    if (overlap) {
      const regions = overlap.regions.length;
      const { themes } = overlap.shared;
      lines.push(
        overlap.sharedFrom === null
          ? t('brief.sharedNever', { regions })
          : t(overlap.sharedFrom === regions ? 'brief.sharedAll' : 'brief.shared', {
              found: themes.length,
              from: overlap.sharedFrom,
              regions,
              themes: formatList(
                themes.map(({ theme }) => name(theme)),
                language,
              ),
            }),
      );
    }
    if (agreement) {
      const w = formatNumber(agreement.w, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      lines.push(t('brief.agreement', { q: agreement.raters, w }));
    }
  }
  if (visibleStates) {
    const { submitted, invited } = visibleStates;
    lines.push(t('brief.states', { submitted, invited }));
  }
  const issues = content.agendas.reduce((sum, agenda) => sum + agenda.issues.length, 0);
  if (version === 'full' && issues > 0) lines.push(t('brief.agendas', { issues, groups: content.agendas.length }));
  return lines;
}

/** How to read the figures, one sentence each; only of what the paper has. */
function howToRead({ language, visible, version }: PaperFrame): Part {
  const t = translator(language, 'background');
  const words = translator(language, 'surveys');
  const ranking = visible.questions.find((question) => question.type === 'RANKING');
  const sayings = [
    t('read.of', { example: words('results.countOf', { count: 5, n: 7 }) }),
    t('read.bounds'),
    ...(ranking
      ? [
          t('read.first', { k: ranking.k }),
          t('read.points', { m: ranking.standings.length, most: ranking.standings.length - 1 }),
          t('read.certain'),
        ]
      : []),
    t('read.small', { ranking: DEFAULT_THRESHOLDS.ranking - 1, percent: DEFAULT_THRESHOLDS.shares }),
    t('read.withheld', { withheld: words('results.withheld') }),
    ...(version === 'full' && ranking ? [t('read.agreement')] : []),
    ...(ranking?.overlap ? [t('read.chance')] : []),
  ];
  const blocks: Block[] = [
    { kind: 'text', text: t('read.lead') },
    { kind: 'list', items: sayings.map((text) => ({ text, lang: language })) },
  ];
  return { title: t('parts.read'), isWide: false, blocks };
}

/** The last part: what this paper was made from, so that anybody can hold it against the page of results. */
function verification({ content, language, baseUrl }: PaperFrame, sha256: string | null): Part {
  const t = translator(language, 'background');
  const { meeting, snapshot, survey, number, issuedAt } = content;
  const at = (iso: string) => formatDateTime(new Date(iso), language, meeting.zone);
  const detail = (label: string, value: string, isCode = false) => ({ label, value, isCode });
  return {
    title: t('parts.verify'),
    isWide: false,
    blocks: [
      { kind: 'text', text: t('verify.lead') },
      {
        kind: 'details',
        items: [
          detail(t('verify.survey'), pick(survey.title, language).text),
          detail(t('verify.snapshot'), t('verify.snapshotOf', { n: snapshot.number, date: at(snapshot.takenAt) })),
          detail(t('verify.seal'), snapshot.sha256, true),
          ...(issuedAt === null || sha256 === null
            ? [detail(t('verify.paper'), t('verify.draft'))]
            : [
                detail(t('verify.paper'), t('verify.paperOf', { number, date: at(issuedAt) })),
                detail(t('verify.paperSeal'), sha256, true),
              ]),
        ],
      },
      {
        kind: 'text',
        text: t('verify.how', { address: `${baseUrl}/${language}${snapshotPath(meeting.slug, snapshot.number)}` }),
      },
    ],
  };
}
