import 'server-only';
import { typesetPdfs } from '@/lib/core/typst';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Letterhead } from '../model';

/** A paragraph, or lines of "label: value". */
export type LetterBlock =
  { kind: 'text'; text: string } | { kind: 'details'; items: { label: string; value: string }[] };

/** Everything that is printed on a letter, already worded in its language: the facts of an issued paper. */
export type Letter = {
  kind: 'LETTER' | 'NOTE_VERBALE';
  language: Locale;
  /** Title of the file, and for readers of the screen. */
  title: string;
  /** The line in bold: the subject of a letter, "Note verbale" on a note. */
  titleShown: string;
  head: Letterhead;
  illustrative: boolean;
  reference: string;
  placeAndDate: string;
  addressee: string[];
  salutation: string | null;
  blocks: LetterBlock[];
  closing: string | null;
  copies: string[];
};

/**
 * A letter to be printed. `visa`: for a consulate, with room for signature and stamp and a line for the travel document: its
 * number where its holder takes the letter, and room to write it where somebody else does. The number is no fact of the paper:
 * it is never stored with it nor hashed.
 */
export type PrintedLetter = { letter: Letter; code: string | null; visa?: { document: string | null } | undefined };

/** PDFs (PDF/UA-1) of letters with the code of each, in their order. The same letter and code give the same bytes. */
export function renderLetters(letters: readonly PrintedLetter[], baseUrl: string): Promise<Uint8Array[]> {
  return typesetPdfs(
    'lib/papers/render/letter.typ',
    letters.map((letter) => ({ data: pageData(letter, baseUrl) })),
  );
}

/** The line by which a paper can be verified; a draft has no code and says so. */
export function verificationLine(locale: Locale, code: string | null, baseUrl: string): string {
  const t = translator(locale, 'papers');
  return code ? t('verification', { code, address: `${baseUrl}/${locale}/verify` }) : t('preview');
}

function pageData({ letter, code, visa }: PrintedLetter, baseUrl: string) {
  const { titleShown, placeAndDate, head, illustrative, copies, blocks, ...rest } = letter;
  const t = translator(letter.language, 'papers');
  return {
    ...rest,
    'title-shown': titleShown,
    'place-and-date': placeAndDate,
    head: { ...head, address: head.address.split('\n') },
    illustrative: illustrative ? translator(letter.language, 'common')('illustrative.band') : null,
    blocks: visa
      ? blocks.map((block) =>
          block.kind === 'details'
            ? { ...block, items: [...block.items, { label: t('letter.travelDocument'), value: visa.document }] }
            : block,
        )
      : blocks,
    seal: visa ? t('letter.seal') : null,
    signature: visa || !head.signatory ? t('letter.signature') : null,
    copies,
    'copies-label': t('copies'),
    verification: verificationLine(letter.language, code, baseUrl),
  };
}
