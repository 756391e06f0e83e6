import { definedTerms, definitionSource, type DefinedTerm } from '@/lib/directory/model/definitions';
import { slugOf, standingsOf, type Standing } from '@/lib/directory/model/figures';
import { mechanismKinds } from '@/lib/directory/model/kinds';
import { factSheetYear } from '@/lib/directory/model/periods';
import { formatDay, formatDayRange } from '@/lib/i18n/dates';
import { formatNumber } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { figureSections, sheetOf, type FigureSection, type SheetData, type SheetFigure } from '../model/sheet';
import { hostsOf } from '../model/hosts';
import { namesOf } from './names';
import { listRuns, withRuns, type Run, type Sentence } from './runs';
import { noteSentence, whySentences } from './why';

/** A figure in words: published beside computed. `href` leads to the list behind it. */
export type WordedFigure = {
  key: string;
  label: Run;
  published: number | null;
  computed: number | null;
  /** With its sign; null where nothing is compared. */
  difference: string | null;
  isEqual: boolean;
  why: readonly Sentence[];
  href: string | null;
};

export type WordedSection = { id: FigureSection; title: string; lead: string; rows: readonly WordedFigure[] };

/** A class with the mechanisms counted in it. `members`: how many countries; null where the list was not found. */
export type WordedClass = {
  kind: string;
  title: string;
  rows: readonly {
    code: string;
    name: Run;
    acronym: string | null;
    members: number | null;
    founded: number | null;
    /** Who chaired it on the day of the sheet; empty where it is not known. */
    chair: Sentence;
  }[];
};

/** A fact sheet in one language, as page, PDF and DOCX print it. */
export type WordedSheet = {
  language: Locale;
  year: number;
  /** The day as of which it is counted (`YYYY-MM-DD`). */
  day: string;
  kicker: string;
  title: string;
  /** Title with its year: the name of the document. */
  name: string;
  asOf: string;
  isCounted: boolean;
  /** What must be known before the figures are read. */
  notices: readonly string[];
  definitions: { title: string; after: string; items: readonly { key: DefinedTerm; term: string; text: string }[] };
  /** The numbers that stand large. */
  large: readonly WordedFigure[];
  sections: readonly WordedSection[];
  series: {
    title: string;
    about: string;
    lead: string;
    rows: readonly { key: string; edition: string; title: Run; when: string; href: string | null }[];
    /** Who hosted how many; of which meetings, each with its source. */
    hosts: { title: string; lead: string; rows: readonly { host: Run; count: number; editions: Sentence }[] };
  };
  others: { title: string; rows: readonly WordedFigure[] };
  counted: { title: string; classes: readonly WordedClass[] };
  method: { title: string; lines: readonly Sentence[] };
  columns: { figure: string; published: string; computed: string; difference: string; why: string };
  words: { equal: string; none: string; uncounted: string };
  disclaimer: string;
};

/** Where the list behind a figure stands, with what is counted. */
export function listAddress(key: string, choices: SheetData['choices']): string {
  return `/figures/${slugOf(key)}?${new URLSearchParams({ ...choices, year: String(choices.year) })}`;
}

/** A difference with its sign, and a true minus. */
export function signed(difference: number, locale: Locale): string {
  return difference > 0 ? `+${formatNumber(difference, locale)}` : formatNumber(difference, locale);
}

/** The fact sheet of a year in a language. */
export function wordSheet(data: SheetData, locale: Locale): WordedSheet {
  const t = translator(locale, 'facts');
  const { choices, picture } = data;
  const year = String(choices.year);
  const sheet = sheetOf(data);
  const names = namesOf(data, locale);
  const isCounted = sheet.standing === 'counted';
  const valueOf = (key: string) => sheet.computed.figures.get(key)?.value ?? 0;
  const worded = (figure: SheetFigure): WordedFigure => {
    const difference = figure.explanation?.difference ?? null;
    return {
      key: figure.key,
      label: names.figure(figure.key),
      published: figure.published?.value ?? null,
      computed: figure.computed?.value ?? null,
      difference: difference === null ? null : signed(difference, locale),
      isEqual: difference === 0,
      why: whySentences(figure, names, locale),
      href: figure.computed ? listAddress(figure.key, choices) : null,
    };
  };
  const figures = sheet.figures.map((figure) => ({ section: figure.section, worded: worded(figure) }));
  const leads: Record<FigureSection, string> = {
    figures: t('leads.figures', {
      ...{ year, total: valueOf('activeIscm'), rcp: valueOf('activeRcp'), irf: valueOf('activeIrf') },
      global: valueOf('globalProcesses'),
    }),
    participation: t('leads.participation', {
      ...{ rcp: valueOf('countriesInAtLeastOneRcp'), irf: valueOf('countriesInAtLeastOneIrf') },
      global: valueOf('countriesInAtLeastTwoGlobal'),
    }),
    themes: t('leads.themes'),
    iom: t('leads.iom'),
  };
  const held = picture.meetings.filter(({ edition, startsOn }) => edition !== null && startsOn.slice(0, 4) <= year);
  return {
    language: locale,
    year: choices.year,
    day: picture.day,
    kicker: t('kicker', { year }),
    title: t('title'),
    name: t('name', { year }),
    asOf: t('asOf', { day: formatDay(picture.day, locale) }),
    isCounted,
    notices: noticesOf(data, locale),
    definitions: {
      title: t('sections.definitions'),
      after: t('definedAfter'),
      items: definedTerms
        .filter((key) => key !== 'global-rcp-meeting')
        .map((key) => ({
          key,
          term: t(`terms.${key}`),
          text: translator(locale, 'directory')(`definitions.texts.${key}`),
        })),
    },
    large: isCounted
      ? ['activeRcp', 'activeIrf', 'globalProcesses'].flatMap(
          (key) => figures.find((figure) => figure.worded.key === key)?.worded ?? [],
        )
      : [],
    sections: isCounted
      ? figureSections.map((id) => ({
          id,
          title: t(`sections.${id}`),
          lead: leads[id],
          rows: figures.filter(({ section }) => section === id).map((figure) => figure.worded),
        }))
      : [],
    series: {
      title: t('sections.series'),
      about: translator(locale, 'directory')('definitions.texts.global-rcp-meeting'),
      lead: t('leads.series', { count: held.length, year }),
      rows: held.map(({ edition, title, startsOn, endsOn, city, href }) => {
        const { text, lang, isFallback } = pick(title, locale);
        return {
          key: String(edition),
          edition: String(edition),
          title: { text, ...(isFallback ? { lang } : {}) },
          when: [formatDayRange(startsOn, endsOn, locale), city ? cityName(city, locale) : null]
            .filter(Boolean)
            .join(', '),
          href,
        };
      }),
      hosts: hostsIn(held, data, locale),
    },
    others: {
      title: t('sections.others', { year }),
      rows: sheet.others.map((row) => ({
        ...{ key: row.key, label: names.figure(row.key), published: row.value, computed: null },
        ...{ difference: null, isEqual: false, href: null },
        why: [
          ...(row.note ? noteSentence(row.note, locale) : []),
          row.sources.flatMap((source, index) => [...(index > 0 ? [{ text: ', ' }] : []), names.source(source)]),
        ],
      })),
    },
    counted: {
      title: t('sections.counted', { year }),
      classes: isCounted ? classesOf(data, locale) : [],
    },
    method: { title: t('sections.method'), lines: isCounted ? methodLines(data, sheet, locale) : [] },
    columns: {
      ...{ figure: t('columns.figure'), published: t('columns.published'), computed: t('columns.computed') },
      ...{ difference: t('columns.difference'), why: t('columns.why') },
    },
    words: { equal: t('equal'), none: t('none'), uncounted: t('uncounted') },
    disclaimer: translator(locale, 'common')('designations'),
  };
}

/** Who hosted how many of the meetings that were held, each meeting by its number with the source that says so. */
function hostsIn(
  held: SheetData['picture']['meetings'],
  data: SheetData,
  locale: Locale,
): WordedSheet['series']['hosts'] {
  const t = translator(locale, 'facts');
  const names = namesOf(data, locale);
  const told = held.filter(({ hosts }) => hosts.length > 0).length;
  return {
    title: t('hosts.title'),
    lead: t('hosts.lead', { told, held: held.length }),
    rows: hostsOf(held).map(({ name, meetings }) => ({
      host: { text: name, ...(locale === 'en' ? {} : { lang: 'en' }) },
      count: meetings.length,
      editions: listRuns(
        meetings.map(({ edition, source }): Sentence => [
          { text: String(edition) },
          ...(source ? [{ text: ' (' }, names.source(source), { text: ')' }] : []),
        ]),
        locale,
      ),
    })),
  };
}

/** What must be known before the figures of a year are read: whether any were published, and how far the year can be counted. */
export function noticesOf(data: SheetData, locale: Locale): string[] {
  const { choices, today } = data;
  const sheet = sheetOf(data);
  const t = translator(locale, 'facts');
  const year = String(choices.year);
  const thisYear = today.slice(0, 4);
  if (sheet.standing === 'future') return [t('future', { year, last: thisYear })];
  const shown = sheet.figures.filter(({ published }) => published !== null).length + sheet.others.length;
  const publication = sheet.isPublished
    ? t('sheetFound')
    : shown > 0
      ? t('partly', { year, count: shown })
      : t('unpublished', { year });
  if (sheet.standing === 'before') return [t('before', { year, first: String(sheet.first ?? '–') })];
  return [
    publication,
    ...(year === thisYear ? [t('running')] : []),
    ...(choices.year < factSheetYear ? [t('undated', { year: String(factSheetYear) })] : []),
  ];
}

/** The mechanisms counted, class by class, each by its name. */
function classesOf(data: SheetData, locale: Locale): WordedClass[] {
  const { choices, picture, chairs } = data;
  const { counted } = standingsOf(picture.facts, choices);
  const names = namesOf(data, locale);
  const chairOf = (code: string) =>
    chairs
      .filter((chair) => chair.code === code)
      // Whoever is no State stands as its source writes it.
      .map(({ country, holder }): Sentence => [country ? names.country(country) : { text: holder ?? '', lang: 'en' }]);
  const t = translator(locale, 'facts');
  const known = new Map(picture.mechanisms.map((mechanism) => [mechanism.code, mechanism]));
  const row = ({ party, members }: Standing) => {
    const mechanism = known.get(party.code);
    const name = pick(mechanism?.names ?? { en: party.code }, locale);
    return {
      code: party.code,
      name: { text: name.text, href: `/directory/${party.code}`, ...(name.isFallback ? { lang: name.lang } : {}) },
      acronym: pick(mechanism?.acronyms, locale).text || null,
      members: members.length > 0 ? members.length : null,
      founded: party.founded,
      chair: listRuns(chairOf(party.code), locale),
    };
  };
  return mechanismKinds.flatMap((kind) => {
    const rows = counted.filter((standing) => standing.kind === kind).map(row);
    rows.sort((one, other) => one.name.text.localeCompare(other.name.text, locale));
    return rows.length > 0 ? [{ kind, title: t(`classes.${kind}`), rows }] : [];
  });
}

function methodLines(data: SheetData, { computed }: ReturnType<typeof sheetOf>, locale: Locale): Sentence[] {
  const t = translator(locale, 'facts');
  const names = namesOf(data, locale);
  const { choices } = data;
  const listed = (codes: readonly string[]) =>
    listRuns(
      codes.map((code) => [names.mechanism(code)]),
      locale,
    );
  const undecided = computed.undecided.map(({ code }) => code);
  const reclassified = computed.reclassified.map(({ code }) => code);
  const isSheet = data.published.some(
    ({ year, sources }) => year === choices.year && sources.includes(definitionSource),
  );
  return [
    [{ text: choices.classes === 'latest' ? t('method.latest') : t('method.who') }],
    [{ text: t('method.lists', { list: computed.usesListOf2018 ? 'y2018' : 'latest' }) }],
    ...(undecided.length > 0
      ? [
          withRuns({ names: listed(undecided) }, (marks) =>
            t(choices.undecided === 'in' ? 'method.undecidedIn' : 'method.undecidedOut', marks),
          ),
        ]
      : []),
    ...(reclassified.length > 0
      ? [withRuns({ names: listed(reclassified) }, (marks) => t('method.reclassified', marks))]
      : []),
    ...(isSheet ? [withRuns({ source: [names.source(definitionSource)] }, (marks) => t('method.sheet', marks))] : []),
  ];
}
