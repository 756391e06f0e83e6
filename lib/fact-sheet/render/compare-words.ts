import type { CsvCell } from '@/lib/core/csv';
import type { CountedCountry } from '@/lib/directory/model/figures';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { compareYears, type ComparedFigure } from '../model/compare-years';
import type { SheetData } from '../model/sheet';
import { namesOf, type SheetNames } from './names';
import { listRuns, plainText, withRuns, type Run, type Sentence } from './runs';
import { listAddress, signed } from './words';

export type WordedComparison = {
  /** Why there is nothing to compare; null where there is. */
  notice: string | null;
  years: readonly [number, number];
  figures: readonly {
    key: string;
    label: Run;
    values: readonly [ComparedValue, ComparedValue];
    difference: string;
    why: readonly Sentence[];
  }[];
  /** What changed, each with its heading. */
  changes: readonly { key: string; title: string; lines: readonly Sentence[] }[];
};

/** A figure of one year, leading to its list. */
type ComparedValue = { value: number | null; href: string };

/** Two years side by side in a language, the earlier first. */
export function wordComparison(earlier: SheetData, later: SheetData, locale: Locale): WordedComparison {
  const t = translator(locale, 'facts');
  const compared = compareYears(earlier, later);
  const names = namesOf(later, locale);
  const years = [earlier.choices.year, later.choices.year] as const;
  if (compared.uncounted)
    return {
      notice: t('compare.future', { year: String(compared.uncounted.year) }),
      ...{ years, figures: [], changes: [] },
    };
  const order = (key: string) => (key.startsWith('theme.') ? 1 : key.startsWith('iom') ? 2 : 0);
  return {
    notice: years[0] === years[1] ? t('compare.same') : null,
    years,
    figures: compared.figures
      .toSorted((one, other) => order(one.key) - order(other.key))
      .map((figure) => ({
        key: figure.key,
        label: names.figure(figure.key),
        values: [
          { value: figure.from, href: listAddress(figure.key, earlier.choices) },
          { value: figure.to, href: listAddress(figure.key, later.choices) },
        ],
        difference: figure.from === null || figure.to === null ? '–' : signed(figure.to - figure.from, locale),
        why: movedBy(figure, names, locale),
      })),
    changes: changesOf(compared, { earlier, later, names, locale }).filter(({ lines }) => lines.length > 0),
  };
}

/** Who makes the difference of a figure. */
function movedBy(figure: ComparedFigure, names: SheetNames, locale: Locale): Sentence[] {
  const t = translator(locale, 'facts');
  const mechanisms = (codes: readonly string[]) => codes.map((code): Sentence => [names.mechanism(code)]);
  const countries = (list: readonly CountedCountry[]) =>
    names.countries(list.map(({ iso2 }) => iso2)).map((run): Sentence => [run]);
  const [joined, left] = [
    [...mechanisms(figure.joined), ...countries(figure.countriesJoined)],
    [...mechanisms(figure.left), ...countries(figure.countriesLeft)],
  ];
  const parts = [
    ...(joined.length > 0
      ? [withRuns({ names: listRuns(joined, locale) }, (marks) => t('compare.joined', marks))]
      : []),
    ...(left.length > 0 ? [withRuns({ names: listRuns(left, locale) }, (marks) => t('compare.left', marks))] : []),
  ];
  return parts.length > 0
    ? [parts.flatMap((part, index) => (index > 0 ? [{ text: semicolon(locale) }, ...part] : part))]
    : [];
}

/** Between two halves of a sentence; in French behind a narrow no-break space. */
const semicolon = (locale: Locale) => (locale === 'fr' ? '\u202f; ' : '; ');

type Context = { earlier: SheetData; later: SheetData; names: SheetNames; locale: Locale };

function changesOf(compared: ReturnType<typeof compareYears>, { earlier, later, names, locale }: Context) {
  const t = translator(locale, 'facts');
  const directory = translator(locale, 'directory');
  const mechanism = (code: string): Sentence => [names.whole(code)];
  const countries = (codes: readonly string[]) =>
    listRuns(
      names.countries(codes).map((run) => [run]),
      locale,
    );
  const meetings = later.picture.meetings.filter(
    ({ edition, startsOn }) => edition !== null && startsOn > earlier.picture.day && startsOn <= later.picture.day,
  );
  return [
    {
      ...{ key: 'founded', title: t('compare.founded') },
      lines: compared.founded.map(({ code, year }): Sentence => [names.whole(code), { text: ` (${year})` }]),
    },
    { key: 'ended', title: t('compare.ended'), lines: compared.ended.map(mechanism) },
    { key: 'resumed', title: t('compare.resumed'), lines: compared.resumed.map(mechanism) },
    { key: 'unsure', title: t('compare.unsure'), lines: compared.unsure.map(mechanism) },
    {
      ...{ key: 'moved', title: t('compare.moved') },
      lines: compared.moved.map(({ code, from, to }) =>
        withRuns({ name: mechanism(code) }, (marks) =>
          t('compare.movedTo', {
            ...{ ...marks, from: directory(`shortKinds.${from}`), to: directory(`shortKinds.${to}`) },
          }),
        ),
      ),
    },
    {
      ...{ key: 'members', title: t('compare.members') },
      lines: compared.members.map(({ code, joined, left }): Sentence => {
        const parts = [
          ...(joined.length > 0 ? [withRuns({ names: countries(joined) }, (marks) => t('compare.joined', marks))] : []),
          ...(left.length > 0 ? [withRuns({ names: countries(left) }, (marks) => t('compare.left', marks))] : []),
        ];
        return [
          names.whole(code),
          { text: locale === 'fr' ? '\u00a0: ' : ': ' },
          ...parts.flatMap((part, index) => (index > 0 ? [{ text: semicolon(locale) }, ...part] : part)),
        ];
      }),
    },
    {
      ...{ key: 'meetings', title: t('compare.meetings') },
      lines: meetings.map(({ title, startsOn, endsOn, city }): Sentence => {
        const { text, lang, isFallback } = pick(title, locale);
        const where = city ? `, ${cityName(city, locale)}` : '';
        return [
          { text, ...(isFallback ? { lang } : {}) },
          { text: `, ${formatDayRange(startsOn, endsOn, locale)}${where}` },
        ];
      }),
    },
  ];
}

/** The comparison as lines of a sheet. */
export function comparisonSheet(earlier: SheetData, later: SheetData, locale: Locale): CsvCell[][] {
  const t = translator(locale, 'facts');
  const { years, notice, figures, changes } = wordComparison(earlier, later, locale);
  return [
    [t('compare.title')],
    ...(notice === null ? [] : [[notice]]),
    [],
    ['key', t('columns.figure'), String(years[0]), String(years[1]), t('columns.difference'), t('columns.why')],
    ...figures.map(({ key, label, values, why }): CsvCell[] => [
      ...[key, label.text, values[0].value, values[1].value],
      values[0].value === null || values[1].value === null ? null : values[1].value - values[0].value,
      why.map(plainText).join(' '),
    ]),
    ...changes.flatMap(({ title, lines }) => [[], [title], ...lines.map((line) => [plainText(line)])]),
  ];
}
