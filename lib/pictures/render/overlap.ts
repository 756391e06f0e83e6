import {
  lineHeight,
  textLines,
  wrapText,
  type Drawing,
  type Fill,
  type Ink,
  type Mark,
} from '@/lib/charts/model/drawing';
import { formatDay } from '@/lib/i18n/dates';
import { formatList, formatPercent } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { byCloseness, closest, pairsOf, type KnownPair, type Pair } from '../model/overlap';
import type { Picture, PictureAsked, PictureCell, PictureData, PictureTable } from '../model/picture';
import { mechanismsOn, type MechanismOnDay } from '../model/standing';
import { byShortName, mechanismCell, shortName } from './names';

/** Members that mechanisms of a set share, two by two: how many above the diagonal, Jaccard below it. */
export function overlapPicture(data: PictureData, locale: Locale, asked: PictureAsked): Picture {
  const t = translator(locale, 'pictures');
  const rows = mechanismsOn(data, byShortName(locale)).filter(
    (row) => row.standing === 'counted' && isInSet(row, asked.set),
  );
  const pairs = pairsOf(rows);
  const nearest = closest(pairs);
  const chosen =
    pairs.find(({ one, other }) => [asked.a, asked.b].includes(one.code) && [asked.a, asked.b].includes(other.code)) ??
    nearest[0];
  const countryCell = (code: string): PictureCell => {
    const { text, lang, isFallback } = pick(data.countries.find(({ iso2 }) => iso2 === code)?.names, locale);
    return { text: text || code, href: `/countries/${code}`, ...(isFallback ? { lang } : {}) };
  };
  const countryName = (code: string) =>
    pick(data.countries.find(({ iso2 }) => iso2 === code)?.names, locale).text || code;
  const sorted = (codes: readonly string[]) =>
    codes.toSorted((one, other) => countryName(one).localeCompare(countryName(other), locale));
  return {
    drawing: draw(rows, pairs, {
      title: t('overlap.title', { day: formatDay(data.day, locale) }),
      finding: findingOf(nearest, locale),
      locale,
    }),
    method: t('overlap.method'),
    ...(chosen ? { list: listOf(chosen, locale, sorted, countryCell) } : {}),
    tables: [membersTable(rows, locale), pairsTable(pairs, locale, asked)],
    sheet: [
      [
        t('heads.mechanismA'),
        t('heads.membersA'),
        t('heads.mechanismB'),
        t('heads.membersB'),
        t('heads.shared'),
        t('heads.either'),
        t('heads.jaccard'),
        t('heads.sharedNames'),
      ],
      ...pairs.map(({ one, other, overlap }) => [
        pick(one.names, locale).text,
        one.members.length || notKnown,
        pick(other.names, locale).text,
        other.members.length || notKnown,
        ...(overlap
          ? [overlap.shared.length, overlap.either, Math.round(overlap.jaccard * 1000) / 1000]
          : [notKnown, notKnown, notKnown]),
        overlap ? sorted(overlap.shared).map(countryName).join('; ') : notKnown,
      ]),
    ],
  };
}

/** Stands for a number of which nothing is known, since a list of members was not found. */
const notKnown = '–';

const namesOf = ({ one, other }: Pair, locale: Locale) => ({
  a: shortName(one, locale).text,
  b: shortName(other, locale).text,
});

/** Which two are the closest; all of them where several are. */
function findingOf(nearest: readonly KnownPair[], locale: Locale): string {
  const t = translator(locale, 'pictures');
  const [first, ...equal] = nearest;
  if (!first) return t('overlap.noPair');
  const { shared, either, jaccard } = first.overlap;
  if (jaccard === 0) return t('overlap.nothing');
  if (equal.length === 0) return t('overlap.finding', { ...namesOf(first, locale), count: shared.length, either });
  const names = nearest.map((pair) => t('overlap.inList', namesOf(pair, locale)));
  return t('overlap.equal', { pairs: formatList(names, locale), jaccard: formatPercent(jaccard, locale) });
}

/** The countries that two mechanisms share, by name. */
function listOf(
  pair: Pair,
  locale: Locale,
  sorted: (codes: readonly string[]) => string[],
  countryCell: (code: string) => PictureCell,
): NonNullable<Picture['list']> {
  const t = translator(locale, 'pictures');
  const named = namesOf(pair, locale);
  if (!pair.overlap) return { title: t('overlap.pair', named), note: t('overlap.notKnown'), items: [] };
  const { shared, either, jaccard } = pair.overlap;
  return {
    title: t('overlap.shared', { ...named, count: shared.length }),
    note: [
      ...(shared.length === 0 ? [t('overlap.none')] : []),
      t('overlap.sharedNote', { either, jaccard: formatPercent(jaccard, locale) }),
    ].join(' '),
    items: sorted(shared).map(countryCell),
  };
}

/** Whether a mechanism belongs to a set: a class, both regional classes, a region, or all. */
function isInSet({ kind, regions }: MechanismOnDay, set: string): boolean {
  if (set === 'all') return true;
  if (set === 'rcp') return kind === 'RCP';
  if (set === 'irf') return kind === 'IRF';
  return regions.includes(set);
}

function membersTable(rows: readonly MechanismOnDay[], locale: Locale): PictureTable {
  const t = translator(locale, 'pictures');
  const directory = translator(locale, 'directory');
  return {
    caption: t('overlap.members'),
    heads: [
      { text: t('heads.mechanism') },
      { text: t('heads.inPicture') },
      { text: t('heads.kind') },
      { text: t('heads.members'), isNumeric: true },
    ],
    rows: rows.map((row, index) => ({
      key: row.code,
      cells: [
        mechanismCell(row, locale),
        `${index + 1} · ${shortName(row, locale).text}`,
        directory(`shortKinds.${row.kind}`),
        row.members.length > 0 ? row.members.length : t('overlap.noList'),
      ],
    })),
  };
}

/** The closest pair first; each leads to the countries it shares. */
function pairsTable(pairs: readonly Pair[], locale: Locale, asked: PictureAsked): PictureTable {
  const t = translator(locale, 'pictures');
  return {
    caption: t('overlap.pairs'),
    heads: [
      { text: t('heads.pair') },
      { text: t('heads.shared'), isNumeric: true },
      { text: t('heads.either'), isNumeric: true },
      { text: t('heads.jaccard'), isNumeric: true },
    ],
    rows: pairs.toSorted(byCloseness).map((pair) => ({
      key: `${pair.one.code} ${pair.other.code}`,
      cells: [
        {
          text: t('overlap.pair', namesOf(pair, locale)),
          href: `/pictures/overlap?${new URLSearchParams({ day: asked.day, set: asked.set, a: pair.one.code, b: pair.other.code })}#list`,
        },
        ...(pair.overlap
          ? [pair.overlap.shared.length, pair.overlap.either, formatPercent(pair.overlap.jaccard, locale)]
          : [notKnown, notKnown, notKnown]),
      ],
    })),
  };
}

const label = { width: 214, signs: 28, number: 26 };
const cell = { width: 40, height: 26 };

function draw(
  rows: readonly MechanismOnDay[],
  pairs: readonly Pair[],
  { title, finding, locale }: { title: string; finding: string; locale: Locale },
): Drawing {
  const t = translator(locale, 'pictures');
  const left = label.number + label.width;
  const width = Math.max(520, left + rows.length * cell.width);
  const pairOf = new Map(pairs.map((pair) => [`${pair.one.code} ${pair.other.code}`, pair]));
  const marks: Mark[] = rows.map((_, index): Mark => ({
    ...{ kind: 'text', x: left + (index + 0.5) * cell.width, y: 14, text: String(index + 1) },
    ...{ ink: 'quiet', anchor: 'middle' },
  }));
  let y = 22;
  rows.forEach((row, index) => {
    const { text, lang } = shortName(row, locale);
    const lines = wrapText(text, label.signs);
    const height = Math.max(cell.height, lines.length * lineHeight + 8);
    const baseline = y + height / 2 + 5;
    marks.push(
      { kind: 'line', x1: 0, x2: left, y1: y, y2: y, stroke: 'axis' },
      { kind: 'text', x: 18, y: baseline, text: String(index + 1), ink: 'quiet', anchor: 'end' },
      ...textLines(lines, {
        ...{ x: label.number, y: baseline - ((lines.length - 1) * lineHeight) / 2 },
        ...{ ink: 'text', anchor: 'start', lang },
      }),
    );
    rows.forEach((other, column) => {
      const pair = pairOf.get(`${row.code} ${other.code}`) ?? pairOf.get(`${other.code} ${row.code}`);
      const said = pair ? saidOf(pair, column > index) : String(row.members.length || notKnown);
      const { fill, ink } = lookOf(pair);
      const x = left + column * cell.width;
      marks.push(
        { kind: 'rect', x: x + 1, y: y + 1, width: cell.width - 2, height: height - 2, fill },
        { kind: 'text', x: x + cell.width / 2, y: baseline, text: said, ink, anchor: 'middle' },
      );
    });
    y += height;
  });
  const legend = wrapText(t('overlap.legend'), Math.floor(width / 6.6));
  return {
    width,
    height: y + 20 + legend.length * lineHeight,
    title,
    finding,
    marks: [...marks, ...textLines(legend, { x: 0, y: y + 24, ink: 'quiet', anchor: 'start' })],
  };
}

/** How many two share above the diagonal, Jaccard in hundredths below it; a dash where a list was not found. */
function saidOf({ overlap }: Pair, isAbove: boolean): string {
  if (!overlap) return notKnown;
  return String(isAbove ? overlap.shared.length : Math.round(overlap.jaccard * 100));
}

/** One hue by Jaccard in five steps of a fifth; the diagonal is framed. */
function lookOf(pair: Pair | undefined): { fill: Fill; ink: Ink } {
  if (!pair) return { fill: 'frame', ink: 'strong' };
  const jaccard = pair.overlap?.jaccard;
  const step = jaccard ? Math.min(5, 1 + Math.floor(jaccard * 5)) : 0;
  return { fill: `tint${step as 0 | 1 | 2 | 3 | 4 | 5}`, ink: step >= 4 ? 'light' : 'text' };
}
