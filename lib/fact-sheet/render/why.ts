import type { CountedCountry } from '@/lib/directory/model/figures';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { definitionSource } from '@/lib/directory/model/definitions';
import type { Explanation } from '../model/explain';
import type { SheetFigure } from '../model/sheet';
import type { SheetNames } from './names';
import { listRuns, withRuns, type Sentence } from './runs';

/** The sentences that explain why a figure differs from the published one, or that both count the same. */
export function whySentences(figure: SheetFigure, names: SheetNames, locale: Locale): Sentence[] {
  const { published, computed, explanation } = figure;
  const note = published?.note ? noteSentence(published.note, locale) : [];
  if (!explanation || !computed) return note;
  const t = translator(locale, 'facts');
  const mechanisms = (codes: readonly string[]) =>
    listRuns(
      codes.map((code) => [names.mechanism(code)]),
      locale,
    );
  const said: Sentence[] = [];
  const say = <Name extends string>(
    values: Record<Name, Sentence>,
    write: (marks: Record<Name, string>) => string,
  ): void => {
    said.push(withRuns(values, write));
  };
  const { difference, leavesOut, keeps, namedIn, isNamed, rest, candidates, unsourced, incomplete } = explanation;

  if (computed.unit === 'year') {
    if (difference !== 0)
      say({ names: mechanisms(computed.parties) }, (marks) =>
        t('why.firstYear', { ...marks, year: String(computed.value) }),
      );
    return [...said, ...note];
  }
  const source: Sentence = namedIn === null ? [] : [names.source(namedIn)];
  if (isNamed) {
    if (leavesOut.length > 0)
      say({ names: mechanisms(leavesOut), source }, (marks) =>
        namedIn === definitionSource ? t('why.leavesOut', marks) : t('why.listLeavesOut', marks),
      );
    if (keeps.length > 0)
      say(
        {
          names: listRuns(
            keeps.map((one) => seen(one, names, locale)),
            locale,
          ),
        },
        (marks) => t('why.keeps', marks),
      );
    if (leavesOut.length === 0 && keeps.length === 0) say({ source }, (marks) => t('why.same', marks));
  } else if (explanation.onList !== null) {
    said.push(onList(explanation, source, names, locale));
  }
  if (rest > 0) said.push([{ text: t('why.restMore', { count: rest }) }]);
  if (rest < 0) said.push([{ text: t('why.restLess', { count: -rest }) }]);
  if (candidates.length > 0) {
    const each = candidates.map(({ code, view, value }): Sentence => [
      names.mechanism(code),
      { text: ` (${[t(`views.${view}`), ...(value === null ? [] : [t('thenValue', { value })])].join(', ')})` },
    ]);
    say({ names: listRuns(each, locale) }, (marks) => t('why.candidates', marks));
  }
  if (rest > 0 && unsourced.length > 0) say({ names: mechanisms(unsourced) }, (marks) => t('why.unsourced', marks));
  if (rest < 0 && incomplete.length > 0) say({ names: mechanisms(incomplete) }, (marks) => t('why.incomplete', marks));
  return [...said, ...note];
}

/** Notes of the compiler that have words in every language; null: said in other words beside the figure. */
const knownNotes: Record<string, 'rcpsOnly' | 'igcPage' | 'twoGlobal' | 'over200' | null> = {
  'RCPs and IRFs': null,
  'Bali Process and IGC': null,
  'GFMD and IGC': null,
  'RCPs only': 'rcpsOnly',
  'the IOM page on the IGC says 1985': 'igcPage',
  'the sheet says: 195 countries take part in at least two global processes': 'twoGlobal',
  'over 200': 'over200',
};

/** A note of a published figure, in English where it has no other words. */
export function noteSentence(note: string, locale: Locale): Sentence[] {
  const known = knownNotes[note];
  if (known === null) return [];
  if (known === undefined) return [[{ text: `(${note})`, lang: 'en' }]];
  return [[{ text: translator(locale, 'facts')(`notes.${known}`) }]];
}

/** A mechanism with how the directory sees it. */
function seen({ code, view }: Explanation['keeps'][number], names: SheetNames, locale: Locale): Sentence {
  return [names.mechanism(code), { text: ` (${translator(locale, 'facts')(`views.${view}`)})` }];
}

/** The figure on the list that names the mechanisms of a class: without whom, and with whom. */
function onList(explanation: Explanation, source: Sentence, names: SheetNames, locale: Locale): Sentence {
  const t = translator(locale, 'facts');
  const { leavesOut, keeps, countriesLeftOut, countriesKept } = explanation;
  const ofCountries = countriesLeftOut.length + countriesKept.length > 0;
  const countries = (list: readonly CountedCountry[]) => {
    const through = [...new Set(list.flatMap((country) => country.through))];
    return [
      ...listRuns(
        names.countries(list.map(({ iso2 }) => iso2)).map((run) => [run]),
        locale,
      ),
      { text: ' (' },
      ...withRuns(
        {
          names: listRuns(
            through.map((code) => [names.mechanism(code)]),
            locale,
          ),
        },
        (marks) => t('only.through', marks),
      ),
      { text: ')' },
    ];
  };
  const without = ofCountries
    ? countriesLeftOut.length > 0 && countries(countriesLeftOut)
    : leavesOut.length > 0 &&
      listRuns(
        leavesOut.map((code) => [names.mechanism(code)]),
        locale,
      );
  const kept = ofCountries
    ? countriesKept.length > 0 && countries(countriesKept)
    : keeps.length > 0 &&
      listRuns(
        keeps.map((one) => seen(one, names, locale)),
        locale,
      );
  return [
    ...withRuns({ source }, (marks) => t('why.onList', { ...marks, value: explanation.onList ?? 0 })),
    { text: ' ' },
    ...(without ? withRuns({ names: without }, (marks) => t('why.without', marks)) : []),
    ...(without && kept ? [{ text: ', ' }] : []),
    ...(kept ? withRuns({ names: kept }, (marks) => t('why.with', marks)) : []),
    { text: '.' },
  ];
}
