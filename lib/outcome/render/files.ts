import 'server-only';
import { strToU8 } from 'fflate';
import { inSteps } from '@/lib/core/in-steps';
import { madeOnce } from '@/lib/core/made-file';
import { typesetPdf } from '@/lib/core/typst';
import { akomaNtoso } from '../exchange/akoma-ntoso';
import { fileFormats, type FileFormat } from '../model/file-names';
import type { SealedDocument } from '../model/sealed';
import { renderHighlightsDocx } from './docx/file';
import { renderHighlightsText } from './text';
import { wordingOf, type WordedHighlights } from './word-highlights';

const makers: Record<FileFormat, (worded: WordedHighlights) => Promise<Uint8Array>> = {
  pdf: (worded) => typesetPdf('lib/outcome/render/highlights.typ', { data: worded }),
  docx: renderHighlightsDocx,
  txt: (worded) => Promise.resolve(strToU8(renderHighlightsText(worded))),
  xml: (worded) => Promise.resolve(strToU8(akomaNtoso(worded))),
};

/** What a file is made from: the sealed document and its hash. */
export type Sealed = { document: SealedDocument; sha256: string };

/** A sealed document in one of its languages as a file: the same bytes on another day, in another zone and process. */
export async function makeFile(
  { document, sha256 }: Sealed,
  language: string,
  format: FileFormat,
): Promise<Uint8Array> {
  return makers[format](await inSteps(wordingOf(document, sha256, language)));
}

/** The same, made once for everybody who asks, so that a hall that opens the link costs one worker and not a hundred. */
export function highlightsFile(sealed: Sealed, language: string, format: FileFormat): Promise<Uint8Array> {
  return madeOnce({ kind: `highlights-${format}`, from: { sha256: sealed.sha256, language } }, () =>
    makeFile(sealed, language, format),
  );
}

/** A file of a publication that was made. */
export type MadeFile = { language: string; format: FileFormat; bytes: Uint8Array };

/** Every file of a publication, one after the other: each format in each language. */
export async function makeFiles(sealed: Sealed): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (const language of sealed.document.languages)
    for (const format of fileFormats)
      made.push({ language, format, bytes: await highlightsFile(sealed, language, format) });
  return made;
}
