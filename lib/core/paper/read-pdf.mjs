import { getDocumentProxy } from 'unpdf';
import { SheetError } from '../sheet/sheet-error.mjs';
import { paperLimits } from './limits.mjs';

/** Actions that start something, as they stand in a file whose objects are not packed. */
const active = /\/(?:Launch|JavaScript|RichMedia)\b/;

/**
 * A PDF, opened. Nothing in it is run, and nothing is fetched.
 * @param {Uint8Array} bytes
 */
export async function openPdf(bytes) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, stopAtErrors: true });
  } catch (error) {
    throw new SheetError(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged');
  }
}

/**
 * Refuses a PDF that cannot be read ("damaged", "locked"), that would run something or that holds other files ("active").
 * @param {Uint8Array} bytes
 */
export async function inspectPdf(bytes) {
  if (active.test(Buffer.from(bytes).toString('latin1'))) throw new SheetError('active');
  const pdf = await openPdf(bytes);
  const [actions, files] = await Promise.all([pdf.getJSActions(), pdf.getAttachments()]);
  if (actions || files) throw new SheetError('active');
  await pdf.getPage(1).catch(() => {
    throw new SheetError('damaged');
  });
}

/**
 * The words of a PDF, page by page, as far as the limits go.
 * @param {Uint8Array} bytes
 */
export async function wordsOfPdf(bytes) {
  const pdf = await openPdf(bytes);
  let words = '';
  for (let number = 1; number <= Math.min(pdf.numPages, paperLimits.pages); number += 1) {
    words += `${await wordsOfPage(pdf, number)}\n\n`;
    if (words.length > paperLimits.characters) break;
  }
  return words;
}

/**
 * The words of one page.
 * @param {Awaited<ReturnType<typeof openPdf>>} pdf
 * @param {number} number from 1
 */
export async function wordsOfPage(pdf, number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
}
