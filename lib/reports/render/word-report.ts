import 'server-only';
import type { Block, Part, WordedPaper } from '@/lib/background/model/paper';
import { formatDate, formatDateTime, formatDayRange, formatDue, formatTimeRange } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import type {
  GroupReportContent,
  NamedParty,
  ReportedIssue,
  ReportedPoint,
  ReportedRecommendation,
} from '../model/content';
import type { ReadReport } from '../queries';

export type ReportWording = { language: Locale; baseUrl: string };

/** A group's report in one language, made from what was sealed alone: the same source gives the same paper on another day. */
export function wordReport({ content, sha256 }: ReadReport, { language, baseUrl }: ReportWording): WordedPaper {
  const t = translator(language, 'reports');
  const { meeting, group, issues, recommendations, number, submittedAt, reason } = content;
  const points = issues.reduce((sum, issue) => sum + issue.points.length, 0);
  const status =
    number === null || submittedAt === null
      ? t('paper.draft')
      : t('paper.submitted', { number, date: formatDate(new Date(submittedAt), language, meeting.zone) });
  return {
    language,
    symbol: `${meeting.code}/${group.code}/REP${number === null ? '' : `/${number}`}`,
    title: t('paper.title'),
    subtitle: local(group.names, language),
    meeting: local(meeting.title, language),
    place: `${cityName(meeting.city, language)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, language)}`,
    version: sittingOf(content, language),
    status,
    notes: [
      ...(meeting.illustrative ? [translator(language, 'common')('illustrative.band')] : []),
      ...(number !== null && reason !== null ? [t('paper.reason', { before: number - 1, reason })] : []),
      t('paper.attribution'),
    ],
    briefTitle: t('paper.brief'),
    brief: [
      t('paper.briefParties', { count: group.parties.length }),
      t('paper.briefDiscussed', { issues: issues.length, points }),
      t('paper.briefAgreed', { count: recommendations.length }),
    ],
    contentsTitle: t('paper.contents'),
    parts: [
      {
        title: t('paper.recommendations'),
        isWide: false,
        blocks: recommendations.flatMap((each) => recommended(each, language)),
      },
      {
        title: t('paper.discussion'),
        isWide: false,
        blocks: issues.flatMap((issue) => discussed(issue, content, { language, baseUrl })),
      },
      membersOf(content, language),
      recordOf(content, sha256, language),
    ],
    disclaimer: translator(language, 'common')('designations'),
    mark: [t('paper.title'), local(group.names, language), meeting.code, status].join(' · '),
    seal: sha256 === null ? t('paper.unsealed') : `sha256 ${sha256}`,
  };
}

const local = (text: LocalizedText, language: Locale) => pick(text, language).text;
const nameOf = ({ names, acronyms }: NamedParty, language: Locale) =>
  [local(names, language), local(acronyms, language) ? `(${local(acronyms, language)})` : ''].filter(Boolean).join(' ');
const shortOf = ({ names, acronyms }: NamedParty, language: Locale) =>
  local(acronyms, language) || local(names, language);

function sittingOf(
  { group: { startsAt, endsAt, room }, meeting: { zone } }: GroupReportContent,
  language: Locale,
): string {
  if (!startsAt) return room ?? '';
  const begins = new Date(startsAt);
  const time = endsAt
    ? `${formatDate(begins, language, zone)}, ${formatTimeRange(begins, new Date(endsAt), language, zone)}`
    : formatDateTime(begins, language, zone);
  return [time, room].filter(Boolean).join('. ');
}

/** A recommendation as the group agreed on it, with what it noted beside it. */
function recommended(each: ReportedRecommendation, language: Locale): Block[] {
  const t = translator(language, 'reports');
  const words = translator(language, 'recommendations');
  const { text, lang, isFallback } = pick(each.text, language, each.source);
  const detail = (label: string, value: string | null) => (value ? [{ label, value, isCode: false }] : []);
  return [
    { kind: 'heading', text: each.symbol },
    { kind: 'text', text, ...(isFallback ? { lang } : {}) },
    {
      kind: 'details',
      items: [
        ...detail(
          words('theme'),
          formatList(
            each.themes.map((theme) => local(theme, language)),
            language,
          ),
        ),
        ...detail(t('paper.objectives'), formatList(each.objectives.map(String), language)),
        ...detail(words('addressees'), each.addressees.join('; ')),
        ...detail(words('dueBy'), each.dueBy && formatDue(each.dueBy, language)),
        ...detail(words('note.practice'), each.practice),
        ...detail(words('note.support'), each.support && translator(language, 'room')(`supportLevel.${each.support}`)),
        ...detail(
          t('paper.supporters'),
          formatList(
            each.supporters.map((party) => shortOf(party, language)),
            language,
          ),
        ),
        ...detail(words('note.dissent'), each.dissent),
        ...detail(
          t('paper.from'),
          each.points.length > 0
            ? formatList(
                each.points.map((point) => t('paper.point', { number: point })),
                language,
              )
            : null,
        ),
      ],
    },
  ];
}

/** An issue with the figure that put it on the agenda and what was said, each point at the level it was attributed at. */
function discussed(
  { position, title, shared, figure, points }: ReportedIssue,
  { meeting }: GroupReportContent,
  { language, baseUrl }: ReportWording,
): Block[] {
  const t = translator(language, 'reports');
  const words = translator(language, 'breakouts');
  const blocks: Block[] = [{ kind: 'heading', text: `${position}. ${local(title, language)}` }];
  if (figure) {
    const { topCount: x, answered: n, rank, snapshot, takenAt, column, choice } = figure;
    const said = rank === null ? words('figureNoRank', { x, n }) : words('figure', { x, n, rank });
    const taken = formatDate(new Date(takenAt), language, meeting.zone);
    const way = `${baseUrl}/${language}${snapshotPath(meeting.slug, snapshot, { columnKey: column, choiceCode: choice })}`;
    blocks.push(
      { kind: 'text', text: `${said}. ${words('briefing.snapshot', { number: snapshot, date: taken })}` },
      { kind: 'text', text: way, lang: 'en', isQuiet: true },
    );
  } else blocks.push({ kind: 'text', text: words('noFigure'), isQuiet: true });
  if (shared) blocks.push({ kind: 'text', text: words('shared'), isQuiet: true });
  if (points.length === 0) return [...blocks, { kind: 'text', text: t('paper.noPoints'), isQuiet: true }];
  const column = (head: string, width: number) => ({ head, sub: null, width, align: 'start' as const, isApart: false });
  return [
    ...blocks,
    {
      kind: 'table',
      title: t('paper.points'),
      columns: [column(t('paper.number'), 1), column(t('paper.said'), 8), column(t('paper.by'), 3)],
      rows: points.map((point) => [
        { text: t('paper.point', { number: point.number }) },
        { text: point.text, ...(point.language === language ? {} : { lang: point.language }) },
        { text: attributed(point, language) },
      ]),
      note: null,
    },
  ];
}

function attributed({ said }: ReportedPoint, language: Locale): string {
  const t = translator(language, 'reports');
  switch (said.level) {
    case 'NONE':
      return t('paper.unattributed');
    case 'REGION':
      return t('paper.region');
    default:
      return shortOf(said.party, language);
  }
}

function membersOf({ group }: GroupReportContent, language: Locale): Part {
  const t = translator(language, 'reports');
  return {
    title: t('paper.members'),
    isWide: false,
    blocks: [
      { kind: 'list', items: group.parties.map((party) => ({ text: nameOf(party, language), lang: language })) },
    ],
  };
}

/** What the report can be held against: its own hash and that of each text. */
function recordOf({ recommendations }: GroupReportContent, sha256: string | null, language: Locale): Part {
  const t = translator(language, 'reports');
  const words = translator(language, 'recommendations');
  return {
    title: t('paper.record'),
    isWide: false,
    blocks: [
      { kind: 'text', text: t('paper.recordNote') },
      {
        kind: 'details',
        items: [
          ...(sha256 === null ? [] : [{ label: t('paper.seal'), value: sha256, isCode: true }]),
          ...recommendations.map(({ symbol, revision }) => ({
            label: `${symbol}, ${words('revision', { number: revision.number })}`,
            value: revision.hash,
            isCode: true,
          })),
        ],
      },
    ],
  };
}
