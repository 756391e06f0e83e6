import { dateOfDays, dayPartOf, daysOf, formatMoment, momentOf, writeMoment } from './dates';
import { isEmpty, isTrue, longestText, textsOf, toNumber, toText, type Value } from './values';

/** What functions may know besides what they are given. */
export type Surroundings = {
  /** The moment of the evaluation; `zone`: whose clocks `today()` and `now()` are of (a name such as `Africa/Dakar`). */
  now: Date;
  zone: string;
  /** Language of the names of months and days. */
  locale: string;
  /** The answer that is being checked or calculated. */
  self: Value;
};

type ExpressionFunction = {
  /** How many arguments it takes at least and at most. */
  least: number;
  most: number;
  run: (args: readonly Value[], about: Surroundings) => Value;
};

const withoutLimit = Number.POSITIVE_INFINITY;
const fixed = (count: number, run: ExpressionFunction['run']): ExpressionFunction => ({
  least: count,
  most: count,
  run,
});
const cut = (text: string) => text.slice(0, longestText);
const given = (args: readonly Value[], index: number): Value => args[index] ?? '';
const text = (args: readonly Value[], index: number) => toText(given(args, index));
const number = (args: readonly Value[], index: number) => toNumber(given(args, index));
const ofText = (run: (one: string, other: string) => Value) => fixed(2, (args) => run(text(args, 0), text(args, 1)));
const ofNumber = (run: (value: number) => number) => fixed(1, (args) => run(number(args, 0)));

/** The codes of an answer with several: they are joined by spaces. */
const codesOf = (value: Value) => textsOf(value).flatMap((each) => each.split(/\s+/).filter(Boolean));
/** The members of all arguments; what is empty in a list is not there. */
const members = (args: readonly Value[]): readonly Value[] =>
  args.flatMap((value): readonly Value[] =>
    Array.isArray(value) ? textsOf(value).filter((each) => each !== '') : [value],
  );
const numbers = (args: readonly Value[]) => members(args).map(toNumber);
const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
const extreme = (list: readonly number[], isBetter: (one: number, other: number) => boolean) =>
  list.length === 0 || list.some(Number.isNaN)
    ? Number.NaN
    : list.reduce((best, value) => (isBetter(value, best) ? value : best));

/** A half is rounded up, as XPath does; with `places` digits after the point, or so many before it where they are negative. */
function round(value: number, places: number): number {
  if (!Number.isFinite(value) || !Number.isFinite(places)) return value;
  const [digits = '', exponent = '0'] = String(value).split('e');
  const shift = Math.trunc(Math.max(-20, Math.min(20, places)));
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + shift}`));
  const [scaledDigits = '', scaledExponent = '0'] = String(scaled).split('e');
  return Number(`${scaledDigits}e${Number(scaledExponent) - shift}`);
}

/** Signs of a text from one place up to another, counted from 0 and in whole signs; a negative place counts from the end. */
function between(value: string, from: number, to: number): string {
  const signs = [...value];
  const place = (at: number) => (Number.isNaN(at) ? 0 : Math.trunc(at));
  return signs.slice(place(from), to === withoutLimit ? undefined : place(to)).join('');
}

function translate(value: string, from: string, to: string): string {
  const [before, after] = [[...from], [...to]];
  const changed = new Map<string, string>();
  before.forEach((sign, index) => {
    if (!changed.has(sign)) changed.set(sign, after[index] ?? '');
  });
  return Array.from(value, (sign) => changed.get(sign) ?? sign).join('');
}

/** A date from days since 1970 or from a date with or without a time; empty where it is neither. */
function dateOf(value: Value): string {
  const moment = momentOf(toText(value).trim());
  if (moment) return dateOfDays(moment.wall.getTime() / 86_400_000);
  return isEmpty(value) ? '' : dateOfDays(toNumber(value));
}

const written = (format: Value, value: Value, locale: string) =>
  cut(formatMoment(momentOf(toText(value).trim()) ? toText(value).trim() : dateOf(value), toText(format), locale));

/** The functions an expression may call. `if`, `coalesce`, `once`, `position`, `regex` and `jr:choice-name` are the evaluator's. */
export const functions: Readonly<Record<string, ExpressionFunction>> = {
  selected: fixed(2, (args) => codesOf(given(args, 0)).includes(text(args, 1).trim())),
  'selected-at': fixed(2, (args) => codesOf(given(args, 0))[number(args, 1)] ?? ''),
  'count-selected': fixed(1, (args) => codesOf(given(args, 0)).length),
  not: fixed(1, (args) => !isTrue(given(args, 0))),
  true: fixed(0, () => true),
  false: fixed(0, () => false),
  boolean: fixed(1, (args) => isTrue(given(args, 0))),
  'boolean-from-string': fixed(1, (args) => ['true', '1'].includes(text(args, 0))),
  string: fixed(1, (args) => text(args, 0)),
  'string-length': {
    least: 0,
    most: 1,
    run: (args, { self }) => [...toText(args[0] ?? self)].length,
  },
  'normalize-space': {
    least: 0,
    most: 1,
    run: (args, { self }) =>
      toText(args[0] ?? self)
        .trim()
        .split(/\s+/)
        .join(' '),
  },
  contains: ofText((whole, part) => whole.includes(part)),
  'starts-with': ofText((whole, part) => whole.startsWith(part)),
  'ends-with': ofText((whole, part) => whole.endsWith(part)),
  substr: {
    least: 2,
    most: 3,
    run: (args) => between(text(args, 0), number(args, 1), args.length > 2 ? number(args, 2) : withoutLimit),
  },
  'substring-before': ofText((whole, part) => whole.slice(0, Math.max(0, whole.indexOf(part)))),
  'substring-after': ofText((whole, part) =>
    whole.includes(part) ? whole.slice(whole.indexOf(part) + part.length) : '',
  ),
  translate: fixed(3, (args) => translate(text(args, 0), text(args, 1), text(args, 2))),
  'upper-case': fixed(1, (args) => cut(text(args, 0).toUpperCase())),
  'lower-case': fixed(1, (args) => cut(text(args, 0).toLowerCase())),
  concat: { least: 1, most: withoutLimit, run: (args) => cut(args.flatMap(textsOf).join('')) },
  join: {
    least: 2,
    most: withoutLimit,
    run: ([separator = '', ...args]) => cut(args.flatMap(textsOf).join(toText(separator).slice(0, 100))),
  },
  number: fixed(1, (args) => number(args, 0)),
  int: ofNumber(Math.trunc),
  round: { least: 1, most: 2, run: (args) => round(number(args, 0), args.length > 1 ? number(args, 1) : 0) },
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  abs: ofNumber(Math.abs),
  pow: fixed(2, (args) => number(args, 0) ** number(args, 1)),
  sqrt: ofNumber(Math.sqrt),
  exp: ofNumber(Math.exp),
  log: ofNumber(Math.log),
  log10: ofNumber(Math.log10),
  pi: fixed(0, () => Math.PI),
  min: { least: 1, most: withoutLimit, run: (args) => extreme(numbers(args), (one, other) => one < other) },
  max: { least: 1, most: withoutLimit, run: (args) => extreme(numbers(args), (one, other) => one > other) },
  sum: { least: 1, most: withoutLimit, run: (args) => total(numbers(args)) },
  count: { least: 1, most: withoutLimit, run: (args) => members(args).length },
  'count-non-empty': {
    least: 1,
    most: withoutLimit,
    run: (args) => members(args).filter((value) => !isEmpty(value)).length,
  },
  today: fixed(0, (_args, { now, zone }) => writeMoment(now, zone).slice(0, 10)),
  now: fixed(0, (_args, { now, zone }) => writeMoment(now, zone)),
  date: fixed(1, (args) => dateOf(given(args, 0))),
  'decimal-date-time': fixed(1, (args) => daysOf(text(args, 0).trim()) ?? Number.NaN),
  'decimal-time': fixed(1, (args) => dayPartOf(text(args, 0).trim())),
  'format-date': fixed(2, (args, { locale }) => written(given(args, 1), given(args, 0), locale)),
  'format-date-time': fixed(2, (args, { locale }) => written(given(args, 1), given(args, 0), locale)),
};

/** What the evaluator does itself: how many arguments at least and at most. */
export const forms: Readonly<Record<string, Pick<ExpressionFunction, 'least' | 'most'>>> = {
  if: { least: 3, most: 3 },
  coalesce: { least: 1, most: 20 },
  once: { least: 1, most: 1 },
  position: { least: 1, most: 1 },
  regex: { least: 2, most: 2 },
  'jr:choice-name': { least: 2, most: 2 },
};

/**
 * Functions of XLSForm that are understood and not taken: they are of chance (an answer must be the same whoever looks), of a
 * place on the earth, of other files, of the device, or of the form's own tree.
 */
export const refusedFunctions: ReadonlySet<string> = new Set([
  ...['random', 'randomize', 'uuid', 'digest', 'base64-decode', 'base64-encode', 'extract-signed'],
  ...['area', 'distance', 'geofence', 'intersects', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'exp10'],
  ...['instance', 'current', 'pulldata', 'search', 'indexed-repeat', 'property', 'version', 'last', 'id', 'name'],
  ...['local-name', 'namespace-uri', 'lang', 'checklist', 'weighted-checklist', 'jr:itext', 'depend', 'thousands-sep'],
]);

/** The function of this name among those that can be called; null where there is none. */
export function findFunction(name: string): Pick<ExpressionFunction, 'least' | 'most'> | null {
  if (Object.hasOwn(functions, name)) return functions[name] ?? null;
  return Object.hasOwn(forms, name) ? (forms[name] ?? null) : null;
}
