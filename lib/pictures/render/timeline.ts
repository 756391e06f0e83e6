import { lineHeight, textLines, wrapText, type Drawing, type Fill, type Mark } from '@/lib/charts/model/drawing';
import { formatDay, formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { phasesOf, type Phase } from '../model/phases';
import type { Picture, PictureData } from '../model/picture';
import { mechanismsOn, type MechanismOnDay } from '../model/standing';
import { byShortName, mechanismCell, shortName } from './names';

type Row = MechanismOnDay & { phases: readonly Phase[] };

const standings = { active: 'counted', inactive: 'inactive', unknown: 'undecided' } as const;

/** Before the year of the fact sheet the dated classes only reach back: what was on the day is said as the bars have it. */
function rowOf(mechanism: MechanismOnDay, data: PictureData): Row {
  const phases = phasesOf(mechanism, data);
  const last = phases.at(-1);
  return { ...mechanism, phases, standing: last ? standings[last.state] : mechanism.standing };
}

/** When each mechanism began, what it was classed as, and when it came to rest; below, the meetings of all. */
export function timelinePicture(data: PictureData, locale: Locale): Picture {
  const t = translator(locale, 'pictures');
  const compare = byShortName(locale);
  const rows = mechanismsOn(data, compare)
    .map((row) => rowOf(row, data))
    .sort((one, other) => (one.founded ?? 9999) - (other.founded ?? 9999) || compare(one, other));
  const first = Math.min(...rows.flatMap(({ founded }) => founded ?? []));
  const finding = Number.isFinite(first)
    ? t('timeline.finding', {
        count: rows.length,
        first: String(first),
        inactive: rows.filter(({ standing }) => standing === 'inactive').length,
        meetings: data.meetings.filter(({ edition }) => edition !== null).length,
      })
    : '';
  const title = t('timeline.title', { day: formatDay(data.day, locale) });
  return {
    drawing: draw({ rows, data, locale, title, finding }),
    method: t('timeline.method'),
    tables: tablesOf(rows, data, locale),
    sheet: sheetOf(rows, data, locale),
  };
}

function tablesOf(rows: readonly Row[], data: PictureData, locale: Locale): Picture['tables'] {
  const t = translator(locale, 'pictures');
  return [
    {
      caption: t('timeline.mechanisms'),
      heads: [
        { text: t('heads.mechanism') },
        { text: t('heads.founded'), isNumeric: true },
        { text: t('heads.standing') },
        { text: t('timeline.phases') },
        { text: t('heads.note') },
      ],
      rows: rows.map((row) => ({
        key: row.code,
        cells: [
          mechanismCell(row, locale),
          row.founded === null ? t('timeline.noYear') : String(row.founded),
          t(`standing.${row.standing}`),
          row.phases.map((phase) => phaseText(phase, locale)).join(' · '),
          row.foundedNote === null ? null : { text: row.foundedNote, lang: 'en' },
        ],
      })),
    },
    {
      caption: t('timeline.meetings'),
      heads: [
        { text: t('heads.meeting') },
        { text: t('heads.date') },
        { text: t('heads.series') },
        { text: t('heads.place') },
        { text: t('heads.mechanisms'), isNumeric: true },
      ],
      rows: data.meetings.map((meeting) => {
        const { text, lang, isFallback } = pick(meeting.title, locale);
        return {
          key: `${meeting.startsOn} ${text}`,
          cells: [
            { text, ...(isFallback ? { lang } : {}), ...(meeting.href === null ? {} : { href: meeting.href }) },
            formatDayRange(meeting.startsOn, meeting.endsOn, locale),
            meeting.edition === null ? t('timeline.outside') : t('timeline.edition', { n: meeting.edition }),
            meeting.city ?? t('timeline.noPlace'),
            meeting.mechanisms ?? t('timeline.noCount'),
          ],
        };
      }),
    },
  ];
}

/** "RCP 1993–2018", "dormant since 2019". */
function phaseText({ kind, state, from, to }: Phase, locale: Locale): string {
  const t = translator(locale, 'pictures');
  const what = state === 'active' ? translator(locale, 'directory')(`shortKinds.${kind}`) : t(`timeline.${state}`);
  return to === null
    ? t('timeline.since', { what, from: String(from) })
    : t('timeline.fromTo', { what, from: String(from), to: String(to - 1) });
}

/** A line for each phase, then one for each meeting. */
function sheetOf(rows: readonly Row[], { meetings }: PictureData, locale: Locale): Picture['sheet'] {
  const t = translator(locale, 'pictures');
  const directory = translator(locale, 'directory');
  return [
    [
      t('heads.code'),
      t('heads.name'),
      t('heads.kind'),
      t('heads.from'),
      t('heads.to'),
      t('heads.state'),
      t('heads.place'),
      t('heads.mechanisms'),
    ],
    ...rows.flatMap((row) => {
      const name = pick(row.names, locale).text;
      const kind = directory(`shortKinds.${row.kind}`);
      if (row.phases.length === 0) return [[row.code, name, kind, null, null, t('timeline.noYear'), null, null]];
      return row.phases.map((phase) => [
        row.code,
        name,
        directory(`shortKinds.${phase.kind}`),
        phase.from,
        phase.to === null ? null : phase.to - 1,
        t(`timeline.${phase.state}`),
        null,
        null,
      ]);
    }),
    ...meetings.map((meeting) => [
      null,
      pick(meeting.title, locale).text,
      meeting.edition === null ? t('timeline.outside') : t('timeline.edition', { n: meeting.edition }),
      meeting.startsOn,
      meeting.endsOn,
      null,
      meeting.city,
      meeting.mechanisms,
    ]),
  ];
}

const label = { width: 176, signs: 25 };
const kindColumn = { width: 128, signs: 18 };
const years = { left: label.width + kindColumn.width, right: 1180 };
const width = 1190;
const rowHeight = 24;
const dot = { series: 6, other: 5 };
/** Years between two ticks. */
const tick = 5;

function draw(asked: {
  rows: readonly Row[];
  data: PictureData;
  locale: Locale;
  title: string;
  finding: string;
}): Drawing {
  const { rows, data, locale, title, finding } = asked;
  const t = translator(locale, 'pictures');
  const today = fractionOf(data.day);
  const begun = rows.flatMap(({ phases }) => phases.map(({ from }) => from));
  const first = Math.floor(Math.min(...begun, Math.floor(today)) / tick) * tick;
  // A picture of the very first day is a year wide.
  const span = Math.max(1, today - first);
  const at = (year: number) => years.left + ((year - first) / span) * (years.right - years.left);

  const { marks: legend, bottom: top } = legendMarks(locale);
  let y = top + 28;
  const lines: Mark[] = [];
  for (const row of rows) {
    const kinds = [...new Set(row.phases.map(({ kind }) => kind))].map((kind) =>
      translator(locale, 'directory')(`shortKinds.${kind}`),
    );
    const { text, lang } = shortName(row, locale);
    const named = wrapText(text, label.signs);
    const classed = wrapText(kinds.join(' → '), kindColumn.signs);
    const height = Math.max(rowHeight, Math.max(named.length, classed.length) * lineHeight + 8);
    lines.push(
      { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: 'axis' },
      ...textLines(named, { x: 0, y: y + 17, ink: 'text', anchor: 'start', lang }),
      ...textLines(classed, { x: label.width, y: y + 17, ink: 'quiet', anchor: 'start' }),
      ...row.phases.map((phase): Mark => ({
        kind: 'rect',
        x: at(phase.from),
        y: y + height / 2 - 7,
        width: Math.max(2, at(phase.to ?? today) - at(phase.from)),
        height: 14,
        fill: fillOf(phase),
      })),
    );
    if (row.phases.length === 0)
      lines.push({ kind: 'text', x: years.left, y: y + 17, text: t('timeline.noYear'), ink: 'quiet', anchor: 'start' });
    y += height;
  }
  const meetings = meetingMarks(data, locale, at, y);
  const bottom = y + meetingsHeight;
  const ticks: Mark[] = [];
  for (let year = first; year <= today; year += tick)
    ticks.push(
      { kind: 'line', x1: at(year), x2: at(year), y1: top + 22, y2: bottom, stroke: 'axis' },
      { kind: 'text', x: at(year), y: top + 14, text: String(year), ink: 'quiet', anchor: 'middle' },
    );
  return { width, height: bottom + 4, title, finding, marks: [...legend, ...ticks, ...lines, ...meetings] };
}

const meetingsHeight = 64;

/** The series as numbered dots, other meetings as open ones below. */
function meetingMarks({ meetings }: PictureData, locale: Locale, at: (year: number) => number, y: number): Mark[] {
  const t = translator(locale, 'pictures');
  return [
    { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: 'origin' },
    { kind: 'text', x: 0, y: y + 24, text: t('timeline.seriesLabel'), ink: 'strong', anchor: 'start' },
    { kind: 'text', x: 0, y: y + 52, text: t('timeline.othersLabel'), ink: 'text', anchor: 'start' },
    ...meetings.flatMap(({ edition, startsOn }): Mark[] => {
      const x = at(fractionOf(startsOn));
      if (edition === null) return [{ kind: 'dot', x, y: y + 48, radius: dot.other, fill: 'none' }];
      return [
        { kind: 'text', x, y: y + 14, text: String(edition), ink: 'quiet', anchor: 'middle' },
        { kind: 'dot', x, y: y + 25, radius: dot.series, fill: 'top' },
      ];
    }),
  ];
}

/** What each look of a bar says, in one line. */
function legendMarks(locale: Locale): { marks: Mark[]; bottom: number } {
  const t = translator(locale, 'pictures');
  const directory = translator(locale, 'directory');
  const looks: [Fill, string][] = [
    ['top', directory('shortKinds.RCP')],
    ['bar', directory('shortKinds.IRF')],
    ['tint2', directory('shortKinds.GLOBAL_PROCESS')],
    ['hatch', t('timeline.inactive')],
    ['frame', t('timeline.unknown')],
  ];
  let x = years.left;
  const marks = looks.flatMap(([fill, text]): Mark[] => {
    const from = x;
    x += 34 + text.length * 7 + 18;
    return [
      { kind: 'rect', x: from, y: 2, width: 26, height: 14, fill },
      { kind: 'text', x: from + 34, y: 14, text, ink: 'text', anchor: 'start' },
    ];
  });
  return { marks, bottom: 30 };
}

function fillOf({ kind, state }: Phase): Fill {
  if (state !== 'active') return state === 'inactive' ? 'hatch' : 'frame';
  return kind === 'RCP' ? 'top' : kind === 'IRF' ? 'bar' : 'tint2';
}

/** A day as years with a fraction: 2 July 2005 is 2005.5. */
function fractionOf(day: string): number {
  const year = Number(day.slice(0, 4));
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return year + (Date.parse(`${day}T00:00:00Z`) - start) / (end - start);
}
