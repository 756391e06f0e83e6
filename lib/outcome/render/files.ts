import 'server-only';
import { strToU8 } from 'fflate';
import { madeOnce, tagOfMade, type Ingredients } from '@/lib/core/made-file';
import { typesetPdf } from '@/lib/core/typst';
import { akomaNtoso } from '../exchange/akoma-ntoso';
import type { FileFormat } from '../model/file-names';
import type { SealedDocument } from '../model/sealed';
import { renderHighlightsDocx } from './docx/file';
import { renderHighlightsText } from './text';
import { wordHighlights, type WordedHighlights } from './word-highlights';

const makers: Record<FileFormat, (worded: WordedHighlights) => Promise<Uint8Array>> = {
  pdf: (worded) => typesetPdf('lib/outcome/render/highlights.typ', { data: worded }),
  docx: renderHighlightsDocx,
  txt: (worded) => Promise.resolve(strToU8(renderHighlightsText(worded))),
  xml: (worded) => Promise.resolve(strToU8(akomaNtoso(worded))),
};

/** What a file is made from: the sealed document and its hash. */
export type Sealed = { document: SealedDocument; sha256: string };

/** A sealed document in one of its languages as a file: the same bytes on another day, in another zone and process. */
export function makeFile({ document, sha256 }: Sealed, language: string, format: FileFormat): Promise<Uint8Array> {
  return makers[format](wordHighlights(document, sha256, language));
}

/** The same, made once for everybody who asks, so that a hall that opens the link costs one worker and not a hundred. */
export function highlightsFile(sealed: Sealed, language: string, format: FileFormat): Promise<Uint8Array> {
  return madeOnce(ingredientsOf(sealed, language, format), () => makeFile(sealed, language, format));
}

/** Its ETag, which begins with the seal; another build may make other bytes of it. */
export function highlightsTag(sealed: Sealed, language: string, format: FileFormat): string {
  return `"${sealed.sha256}-${tagOfMade(ingredientsOf(sealed, language, format))}"`;
}

function ingredientsOf({ document, sha256 }: Sealed, language: string, format: FileFormat): Ingredients {
  return { kind: `highlights-${format}`, from: wordHighlights(document, sha256, language) };
}
