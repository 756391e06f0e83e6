/** An exact weight. Both parts are positive integers; 1/2 is `{ numerator: 1, denominator: 2 }`. */
export type Fraction = { readonly numerator: number; readonly denominator: number };

export const ONE: Fraction = { numerator: 1, denominator: 1 };

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Puts fractions on their common denominator, so that sums and comparisons are done in integers and a tie is a tie.
 * @returns `units[i] / perOne` equals `fractions[i]`.
 * @throws RangeError when a part is not a positive integer.
 */
export function toCommonUnits(fractions: readonly Fraction[]): { units: number[]; perOne: number } {
  let perOne = 1;
  for (const { numerator, denominator } of fractions) {
    if (!Number.isInteger(numerator) || !Number.isInteger(denominator) || numerator < 1 || denominator < 1) {
      throw new RangeError(`A weight must be a positive fraction of integers, not ${numerator}/${denominator}`);
    }
    perOne = (perOne / greatestCommonDivisor(perOne, denominator)) * denominator;
  }
  return { units: fractions.map((weight) => weight.numerator * (perOne / weight.denominator)), perOne };
}

/** The sum of fractions as a number, rounded once and only at the end (three thirds are exactly 1). */
export function sumOf(fractions: readonly Fraction[]): number {
  const { units, perOne } = toCommonUnits(fractions);
  return units.reduce((sum, unit) => sum + unit, 0) / perOne;
}
