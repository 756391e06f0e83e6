import { xmlText } from '@/lib/core/xml';
import { directionOf } from '@/lib/i18n/routing';
import type { Run } from '../word-highlights';

/** Addresses that a part of the document links to, in order; each is named rId and its place, from 101. */
export type Links = string[];
/** Footnotes of the document so far, each its runs as XML. */
export type Notes = { xml: string[]; links: Links };

/** Language as Word names it: with a region, so that its proofing knows the language. */
const regions: Record<string, string> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ar: 'ar-SA' };
export const wordLanguage = (language: string): string => regions[language] ?? language;

/** Properties of a run, in the order that the schema of Word has them. */
export function runProperties(
  language: string,
  look: { style?: string; isStressed?: boolean; isStrong?: boolean } = {},
) {
  const tag = xmlText(wordLanguage(language));
  const isTurned = directionOf(language) === 'rtl';
  return [
    '<w:rPr>',
    look.style ? `<w:rStyle w:val="${look.style}"/>` : '',
    look.isStrong ? '<w:b/><w:bCs/>' : '',
    look.isStressed ? '<w:i/><w:iCs/>' : '',
    isTurned ? `<w:rtl/><w:lang w:bidi="${tag}"/>` : `<w:lang w:val="${tag}"/>`,
    '</w:rPr>',
  ].join('');
}

/** A text as runs: blanks kept, line breaks and tabs as Word has them. */
export function textRun(text: string, properties: string): string {
  const pieces = text
    .split(/(\r\n|[\n\r\u2028\u2029]|\t)/)
    .map((piece) =>
      piece === ''
        ? ''
        : piece === '\t'
          ? '<w:tab/>'
          : /^[\r\n\u2028\u2029]/.test(piece)
            ? '<w:br/>'
            : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`,
    );
  return `<w:r>${properties}${pieces.join('')}</w:r>`;
}

type Within = {
  language: string;
  links: Links;
  notes: Notes;
  isStressed?: boolean;
  isStrong?: boolean;
  style?: string;
};

/** Runs of text as XML; addresses and footnotes are added to `links` and `notes`. */
export function runsOf(parts: readonly Run[], within: Within): string {
  return parts.map((part) => runOf(part, within)).join('');
}

function runOf(part: Run, within: Within): string {
  switch (part.is) {
    case 'text':
      return textRun(part.text, runProperties(within.language, within));
    case 'em':
      return runsOf(part.of, { ...within, isStressed: true });
    case 'link': {
      const id = `rId${100 + within.links.push(part.href)}`;
      return `<w:hyperlink r:id="${id}" w:history="1">${runsOf(part.of, { ...within, style: 'Hyperlink' })}</w:hyperlink>`;
    }
    case 'note': {
      const { notes, language } = within;
      const id = notes.xml.push('');
      notes.xml[id - 1] = runsOf(part.of, { language, links: notes.links, notes });
      return `<w:r>${runProperties(language, { style: 'FootnoteReference' })}<w:footnoteReference w:id="${id}"/></w:r>`;
    }
  }
}
