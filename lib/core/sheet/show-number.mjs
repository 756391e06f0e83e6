/** Built-in formats that hold a date or a time; those of other languages are among them. */
const builtInDates = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
const day = 86_400_000;

/**
 * Whether a number in this format is a date.
 * @param {number} id of the format
 * @param {string} [code] where the workbook defines it
 */
export function isDateFormat(id, code) {
  if (code === undefined) return builtInDates.some(([first, last]) => id >= first && id <= last);
  // What is quoted, escaped or in brackets (a colour, a currency) is no placeholder; [h] and the like are.
  const plain = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '');
  return !/general/i.test(plain) && /[dyhms]/i.test(plain) && !/[0#?]/.test(plain.replace(/[.,]0+/g, ''));
}

/**
 * A serial number of days as a date, YYYY-MM-DD, with the time where there is one.
 * @param {number} serial
 * @param {boolean} is1904 whether the workbook counts from 1904, as old ones of the Macintosh do
 */
export function showDate(serial, is1904) {
  // Day 60 is the 29 February 1900 that never was: before it the count is one off.
  const shifted = is1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Math.round((shifted - 25_569) * day));
  if (Number.isNaN(at.getTime())) return String(serial);
  const [date, time] = at.toISOString().split('T');
  return serial % 1 === 0 ? date : `${date} ${time.slice(0, 5)}`;
}

/**
 * A number as its cell shows it, where that matters for a code or a telephone: leading zeros and signs that a format puts
 * on ("000000", "+00 00 000 00 00") are there; a plain number is written out without exponent.
 * @param {number} value
 * @param {string} [code] the format
 */
export function showNumber(value, code) {
  const filled = Number.isInteger(value) && value >= 0 && code ? fillIn(String(value), code) : null;
  return filled ?? plainNumber(value);
}

/** @param {number} value */
function plainNumber(value) {
  if (Number.isInteger(value)) return BigInt(value).toString();
  // Fifteen digits are what a spreadsheet holds: 0.1 + 0.2 is 0.3 there.
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? String(value) : text;
}

/**
 * Digits put into the places of a format from the right; null for a format that does more than that.
 * @param {string} digits
 * @param {string} code
 */
function fillIn(digits, code) {
  const [section] = code.split(';');
  const signs = [...section.matchAll(/"([^"]*)"|\\(.)|([0#?])|([-+() /])|\[[^[\]]*\]|_.|(.)/g)];
  // A format of one placeholder, or with anything that computes, shows the number itself.
  if (signs.some((sign) => sign[5] !== undefined) || signs.filter((sign) => sign[3]).length < 2) return null;
  let left = digits;
  let shown = '';
  const first = signs.findIndex((sign) => sign[3]);
  for (let at = signs.length - 1; at >= 0; at -= 1) {
    const [, quoted, escaped, place, sign] = signs[at];
    if (!place) {
      const isBehindAll = left === '' && at > first && signs.slice(0, at).every((one) => one[3] !== '0');
      shown = `${isBehindAll ? '' : (quoted ?? escaped ?? sign ?? '')}${shown}`;
      continue;
    }
    if (at === first) {
      shown = `${left || (place === '0' ? '0' : '')}${shown}`;
      left = '';
    } else if (left !== '') {
      shown = `${left.slice(-1)}${shown}`;
      left = left.slice(0, -1);
    } else if (place === '0') shown = `0${shown}`;
  }
  return shown.trim();
}
