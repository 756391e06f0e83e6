import type { CsvCell } from '@/lib/core/csv';
import { formatDay } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { FigureList, InPublished } from '../model/figure-list';
import type { SheetData } from '../model/sheet';
import { namesOf } from './names';
import { listRuns, plainText, type Run, type Sentence } from './runs';
import { whySentences } from './why';
import { signed } from './words';

/** The list behind a figure in words. A row's `cells` follow `heads`; the first names it. */
export type WordedList = {
  label: Run;
  counted: string;
  /** Published beside it, and why it differs. */
  published: string;
  why: readonly Sentence[];
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly Sentence[] }[];
  /** Counted in the publication and not here. */
  kept: readonly { key: string; cells: readonly Sentence[] }[];
};

const plain = (text: string): Sentence => [{ text }];

/** What stands behind a figure, in a language. */
export function wordList(data: SheetData, list: FigureList, locale: Locale): WordedList {
  const t = translator(locale, 'facts');
  const names = namesOf(data, locale);
  const directory = translator(locale, 'directory');
  const year = String(data.choices.year);
  const { figure, unit } = list;
  const isOfCountries = unit === 'countries' || unit === 'mechanisms-per-country';
  const isCompared = Boolean(figure?.explanation);
  const standing = (one: InPublished) =>
    ({ counted: t('list.in'), 'left-out': t('list.leftOut'), unknown: t('list.unknown') })[one];
  const said = (one: InPublished): Sentence[] => (isCompared ? [plain(standing(one))] : []);
  const through = (codes: readonly string[]) =>
    listRuns(
      codes.map((code) => [names.mechanism(code)]),
      locale,
    );
  const collator = new Intl.Collator(locale);
  const byName = <Row extends { cells: readonly Sentence[] }>(rows: readonly Row[]): Row[] =>
    rows.toSorted((one, other) => collator.compare(plainText(one.cells[0] ?? []), plainText(other.cells[0] ?? [])));
  const countryRow = ({ iso2, through: codes, inPublished }: FigureList['countries'][number]) => ({
    key: iso2,
    cells: [[names.country(iso2)], through(codes), ...said(inPublished)],
  });
  const head = isCompared ? [t('columns.standing')] : [];
  const words = {
    label: names.figure(list.key),
    counted: countedIn(list, locale),
    published: publishedIn(list, year, locale),
    why: figure ? whySentences(figure, names, locale) : [],
  };
  if (isOfCountries)
    return {
      ...words,
      heads: [t('columns.country'), t('columns.through'), ...head],
      rows: byName(list.countries.map(countryRow)),
      kept: byName(list.keptCountries.map(countryRow)),
    };
  return {
    ...words,
    heads: [t('columns.mechanism'), t('columns.kind'), t('columns.founded'), t('columns.basis'), ...head],
    rows: byName(
      list.mechanisms.map(({ code, kind, founded, basis, inPublished }) => ({
        key: code,
        cells: [
          [names.whole(code)],
          plain(directory(`shortKinds.${kind}`)),
          plain(founded === null ? '–' : String(founded)),
          basis === null ? [] : [{ text: basis, lang: 'en' }],
          ...said(inPublished),
        ],
      })),
    ),
    kept: list.kept.map(({ code, view }) => ({
      key: code,
      cells: [[names.whole(code)], plain(t('list.kept', { view: t(`views.${view}`) }))],
    })),
  };
}

function countedIn({ unit, value, mechanisms, countries }: FigureList, locale: Locale): string {
  const t = translator(locale, 'facts');
  if (unit === 'year') return t('list.year');
  if (unit === 'countries') return t('list.countries', { count: countries.length });
  if (unit === 'mechanisms') return t('list.mechanisms', { count: mechanisms.length });
  return t('list.most', { count: countries.length, value: value ?? 0 });
}

function publishedIn({ figure }: FigureList, year: string, locale: Locale): string {
  const t = translator(locale, 'facts');
  if (!figure?.published) return t('list.unpublished', { year });
  const difference = figure.explanation ? signed(figure.explanation.difference, locale) : '–';
  return t('list.published', { year, value: String(figure.published.value), difference });
}

/** The same as lines of a sheet: codes first, so that a machine reads it in any language. */
export function listSheet(data: SheetData, list: FigureList, locale: Locale): CsvCell[][] {
  const t = translator(locale, 'facts');
  const words = wordList(data, list, locale);
  const row = ({ key, cells }: WordedList['rows'][number]): CsvCell[] => [key, ...cells.map(plainText)];
  return [
    [plainText([words.label]), String(data.choices.year), list.value],
    [t('asOf', { day: formatDay(data.picture.day, locale) })],
    [words.published],
    ...(words.why.length > 0 ? [[words.why.map(plainText).join(' ')]] : []),
    [],
    ['code', ...words.heads],
    ...words.rows.map(row),
    ...(words.kept.length > 0 ? [[], [t('list.extra')], ...words.kept.map(row)] : []),
  ];
}
