import 'server-only';
import { strToU8 } from 'fflate';
import { inSteps } from '@/lib/core/in-steps';
import { madeOnce, tagOfMade, type Ingredients } from '@/lib/core/made-file';
import { typesetPdf } from '@/lib/core/typst';
import { akomaNtoso } from '../exchange/akoma-ntoso';
import type { FileFormat } from '../model/file-names';
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
export async function highlightsFile(sealed: Sealed, language: string, format: FileFormat): Promise<Uint8Array> {
  return madeOnce(await ingredientsOf(sealed, language, format), () => makeFile(sealed, language, format));
}

/** Its ETag, which begins with the seal; another build may make other bytes of it. */
export async function highlightsTag(sealed: Sealed, language: string, format: FileFormat): Promise<string> {
  return `"${sealed.sha256}-${tagOfMade(await ingredientsOf(sealed, language, format))}"`;
}

async function ingredientsOf({ document, sha256 }: Sealed, language: string, format: FileFormat): Promise<Ingredients> {
  return { kind: `highlights-${format}`, from: await inSteps(wordingOf(document, sha256, language)) };
}
