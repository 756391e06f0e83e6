import { daysOf } from './dates';

/** What an expression gives: a text, a number, yes or no, or several texts (the answers that `|` brings together). */
export type Value = string | number | boolean | readonly string[];

/** No text that an expression makes is longer; what goes beyond is cut off. */
export const longestText = 100_000;

export const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** A number without an exponent, as XPath writes it: `1` and not `1.0`, `NaN` where there is none. */
export function writeNumber(value: number): string {
  if (Object.is(value, -0)) return '0';
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  const [mantissa = '', exponent = ''] = text.split('e-');
  const digits = mantissa.replace(/[-.]/g, '');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`;
}

/** As XPath's `string()`: the first of several texts, `true` and `false` as words. */
export function toText(value: Value): string {
  if (isList(value)) return value[0] ?? '';
  return typeof value === 'number' ? writeNumber(value) : String(value);
}

const isNumber = (text: string) => text.length <= 400 && /^-?(\d+(\.\d*)?|\.\d+)$/.test(text);

/**
 * As XPath's `number()`, and as XLSForm adds: a date is its days since 1 January 1970, with a fraction where it has a time.
 * What is neither is NaN; so is an answer that is not there.
 */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(value).trim();
  if (isNumber(text)) return Number(text);
  return daysOf(text) ?? Number.NaN;
}

/** As XPath's `boolean()`: a number that is not zero, a text that is not empty. */
export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

/** The value as a calculation stores it and a text shows it: what is no number says nothing. */
export function writtenValue(value: Value): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  return isList(value) ? value.join(' ') : toText(value);
}

/** The texts of a value: several of a list, one of everything else. */
export const textsOf = (value: Value): readonly string[] => (isList(value) ? value : [toText(value)]);

/** Whether an answer is there. */
export const isEmpty = (value: Value): boolean => toText(value) === '';
