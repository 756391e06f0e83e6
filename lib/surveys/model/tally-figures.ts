import { sumOf, toCommonUnits, type Fraction } from './fractions';
import { tally, valuesAt, type ChoiceRow, type Given, type Tally, type TallyInput } from './tallies';

/**
 * What is said of the numbers of a group, in their own unit. Quartiles and median lie half-way between two answers where they
 * fall between them. The mean is of what was answered: nothing is put in for what is missing.
 */
export type NumberSummary = {
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly most: number;
  readonly mean: number;
};

/** Null without answers. */
export type NumberContent = { readonly summary: NumberSummary | null };

const quarters = (numerator: number): Fraction => ({ numerator, denominator: 4 });

function summaryOf(given: readonly Given<number>[]): NumberSummary | null {
  const at = (numerator: number): number => {
    const { lower = 0, upper = 0 } = valuesAt(given, quarters(numerator)) ?? {};
    // Half of each: their sum may be more than a number holds.
    return lower === upper ? lower : lower / 2 + upper / 2;
  };
  // In the order of the values, so that whose they are changes no digit of the mean.
  const sorted = given.toSorted((one, other) => one.value - other.value);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return null;
  const { units } = toCommonUnits(sorted.map(({ weight }) => weight));
  const all = units.reduce((sum, unit) => sum + unit, 0);
  const mean = sorted.reduce((sum, { value }, index) => sum + value * ((units[index] ?? 0) / all), 0);
  return {
    least: first.value,
    lowerQuartile: at(1),
    median: at(2),
    upperQuartile: at(3),
    most: last.value,
    mean: Math.min(last.value, Math.max(first.value, mean)),
  };
}

/**
 * Numbers: the least, the quartiles, the most and the mean of each group.
 * @throws RangeError on a value that is not finite.
 */
export function tallyNumbers(input: TallyInput<number>): Tally<NumberContent> {
  for (const answer of input.answers) {
    if ('value' in answer && !Number.isFinite(answer.value)) throw new RangeError(`${answer.value} is no number`);
  }
  return tally(input, (given) => ({ summary: summaryOf(given) }));
}

/** Days of a group as `YYYY-MM-DD`, and how many fall into each month (`code`: `YYYY-MM`). */
export type DateContent = {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly months: readonly ChoiceRow[];
};

/** Months in a row at most; where answers lie further apart, only the months that have one are listed. */
const mostMonths = 36;

/** Every month from the first that was named to the last, so that none is dropped because nobody named it. */
export function monthsOf(days: readonly string[]): string[] {
  const named = [...new Set(days.map((day) => day.slice(0, 7)))].toSorted();
  const numbers = named.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined || last - first >= mostMonths) return named;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const isDay = (value: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-\d\d$/.test(value);

/**
 * Days: the earliest, the latest and the count of each month.
 * @throws RangeError on a value that is not written `YYYY-MM-DD`.
 */
export function tallyDates(input: TallyInput<string>): Tally<DateContent> {
  const invited = new Set(input.organisations.map(({ id }) => id));
  const days = input.answers.flatMap((answer) => {
    if (!('value' in answer)) return [];
    if (!isDay(answer.value)) throw new RangeError(`${answer.value} is no day`);
    return invited.has(answer.organisationId) ? [answer.value] : [];
  });
  const months = monthsOf(days);
  return tally(input, (given) => {
    const sorted = given.map(({ value }) => value).toSorted();
    const answered = sumOf(given.map(({ weight }) => weight));
    return {
      earliest: sorted[0] ?? null,
      latest: sorted.at(-1) ?? null,
      months: months.map((code): ChoiceRow => {
        const count = sumOf(given.filter(({ value }) => value.startsWith(code)).map(({ weight }) => weight));
        return { code, count, answered, share: answered === 0 ? null : count / answered };
      }),
    };
  });
}
