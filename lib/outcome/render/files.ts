import 'server-only';
import { strToU8 } from 'fflate';
import { madeOnce } from '@/lib/core/made-file';
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
  const from = wordHighlights(sealed.document, sealed.sha256, language);
  return madeOnce({ kind: `highlights-${format}`, from }, () => makeFile(sealed, language, format));
}
