import 'server-only';
import type { Block, Cell, Column, Part, WordedPaper } from '@/lib/background/model/paper';
import { formatDay, formatDayRange } from '@/lib/i18n/dates';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { AnnualReportContent } from '../model/annual-report';
import { regionsOf, tallyBy, type Bar, type Followed } from '../model/followed';
import { commitmentStates, dueOf, tally } from '../model/progress';

export type AnnualReportWording = { language: Locale; baseUrl: string };

/** An annual report in one language, made of its content alone. `sha256`: of the content, printed at the foot of every page. */
export function wordAnnualReport(
  content: AnnualReportContent,
  sha256: string,
  { language, baseUrl }: AnnualReportWording,
): WordedPaper {
  const t = translator(language, 'followup');
  const { meeting, until, commitments } = content;
  const day = formatDay(until, language);
  const counts = tally(commitments.map(({ state }) => state));
  const finding = t('finding', { total: commitments.length, ...counts });
  const late = commitments.filter(({ isLate }) => isLate);
  return {
    language,
    symbol: `${meeting.code}/FU/${until}`,
    title: t('paper.title'),
    subtitle: t('paper.subtitle', { date: day }),
    meeting: pick(meeting.title, language).text,
    place: `${cityName(meeting.city, language)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, language)}`,
    version: t('paper.version'),
    status: t('paper.status', { date: day }),
    notes: [...(meeting.illustrative ? [t('illustrative')] : []), t('paper.note', { date: day })],
    briefTitle: t('byState'),
    brief: [
      finding,
      ...(late.length > 0
        ? [
            t('paper.late', {
              count: late.length,
              symbols: formatList(
                late.map(({ symbol }) => symbol),
                language,
              ),
            }),
          ]
        : []),
    ],
    contentsTitle: t('paper.contents'),
    parts: [figures(content, language), ...commitments.map((one) => partOf(one, language)), made(baseUrl)],
    disclaimer: translator(language, 'common')('designations'),
    mark: [t('paper.title'), meeting.code, day].join(' · '),
    seal: `sha256 ${sha256}`,
  };

  function made(base: string): Part {
    return {
      title: t('paper.howTitle'),
      isWide: false,
      blocks: [
        { kind: 'text', text: t('paper.how', { date: day }) },
        {
          kind: 'details',
          items: [
            {
              label: t('paper.address'),
              value: `${base}/${language}/meetings/${meeting.slug}/follow-up`,
              isCode: true,
            },
            { label: 'sha256', value: sha256, isCode: true },
          ],
        },
      ],
    };
  }
}

const column = (head: string, width: number, align: Column['align'] = 'start'): Column => ({
  head,
  sub: null,
  width,
  align,
  isApart: false,
});

/** Where they stand by region and by theme. */
function figures({ commitments, groupings }: AnnualReportContent, language: Locale): Part {
  const t = translator(language, 'followup');
  const regions = [...groupings.regions, { code: 'global', names: { [language]: t('global') } }];
  const tableOf = (
    title: string,
    head: string,
    keys: readonly { code: string; names: LocalizedText }[],
    keysOf: (commitment: Followed) => readonly string[],
    note: string,
  ): Block => ({
    kind: 'table',
    title,
    columns: [
      column(head, 3),
      ...commitmentStates.map((state) => column(t(`states.${state}`), 1, 'end')),
      column(t('total'), 1.2, 'end'),
    ],
    rows: tallyBy(
      commitments,
      keys.map(({ code }) => code),
      keysOf,
    )
      .filter(({ total }) => total > 0)
      .map((bar) => [
        { text: pick(keys.find(({ code }) => code === bar.key)?.names, language).text, isStrong: true },
        ...cellsOf(bar, language),
      ]),
    note,
  });
  const all: Bar = { key: '', counts: tally(commitments.map(({ state }) => state)), total: commitments.length };
  return {
    title: t('byState'),
    isWide: false,
    blocks: [
      {
        kind: 'table',
        title: t('figures'),
        columns: [
          ...commitmentStates.map((state) => column(t(`states.${state}`), 1, 'end')),
          column(t('total'), 1.2, 'end'),
        ],
        rows: [cellsOf(all, language)],
        note: null,
      },
      tableOf(t('byRegion'), t('region'), regions, regionsOf, t('byRegionNote')),
      tableOf(t('byTheme'), t('theme'), groupings.themes, ({ themes }) => themes, t('byThemeNote')),
    ],
  };
}

function cellsOf({ counts, total }: Bar, language: Locale): Cell[] {
  return [
    ...commitmentStates.map((state) => ({ text: formatNumber(counts[state], language) })),
    { text: formatNumber(total, language), isStrong: true },
  ];
}

/** One commitment: its text, owners, date and state, and what each owner last reported. */
function partOf(commitment: Followed, language: Locale): Part {
  const t = translator(language, 'followup');
  const said = pick(commitment.text, language);
  const indicator = pick(commitment.indicator, language);
  const state = t(`states.${commitment.state}`);
  return {
    title: t('paper.part', {
      symbol: commitment.symbol,
      state: formatList(commitment.isLate ? [state, t('late').toLocaleLowerCase(language)] : [state], language),
    }),
    isWide: false,
    blocks: [
      { kind: 'text', text: said.text, lang: said.lang },
      {
        kind: 'details',
        items: [
          { label: t('due'), value: dueText(commitment, language), isCode: false },
          ...(indicator.text ? [{ label: t('indicator'), value: indicator.text, isCode: false }] : []),
        ],
      },
      ...(commitment.said.length > 0
        ? [
            {
              kind: 'table' as const,
              title: t('owners'),
              columns: [column(t('owner'), 3), column(t('state'), 1.4), column(t('paper.accepted'), 1.4)],
              rows: commitment.said.map(({ owner, report }): Cell[] => {
                const name = pick(owner.names, language);
                return [
                  { text: name.text, lang: name.lang, isStrong: true },
                  { text: t(`states.${report?.status ?? 'NOT_REPORTED'}`) },
                  { text: report ? formatDay(report.day, language) : '–' },
                ];
              }),
              note: null,
            },
          ]
        : [{ kind: 'text' as const, text: t('noOwners'), isQuiet: true }]),
      ...commitment.said.flatMap(({ owner, report }): Block[] => {
        if (!report) return [];
        const name = pick(owner.names, language);
        const pages = report.evidence.map(({ url, file }) => url ?? file?.name ?? '').filter(Boolean);
        return [
          { kind: 'heading', text: name.text, lang: name.lang },
          ...report.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((text): Block => ({ kind: 'text', text, lang: report.language })),
          ...(pages.length > 0
            ? [{ kind: 'text' as const, text: t('paper.evidence', { list: pages.join(', ') }), isQuiet: true }]
            : []),
        ];
      }),
    ],
  };
}

function dueText(commitment: Followed, language: Locale): string {
  const t = translator(language, 'followup');
  const due = dueOf(commitment);
  if (due.kind === 'day') return formatDay(due.day, language);
  if (due.kind === 'next') return t('nextMeeting');
  return due.kind === 'words' ? due.text : t('noDue');
}
