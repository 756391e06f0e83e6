import 'server-only';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { madeOnce, sizeOfMade, type Ingredients } from '@/lib/core/made-file';
import { renderPaperDocx } from './paper-docx';
import { renderPaperPdf } from './paper-pdf';
import { wordPaper, type PaperSource, type PaperWording } from './word-paper';

export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** What decides on the bytes of a file: the sealed text, its hash of a draft, and how it is worded. */
function ingredients({ content, sha256: seal }: Seal, wording: PaperWording, format: PaperFormat): Ingredients {
  return { kind: `background-paper-${format}`, from: { seal: seal ?? sha256(canonicalJson(content)), ...wording } };
}
type Seal = { content?: PaperSource['content']; sha256: string | null };

/** A paper as a file: made once for everybody who asks for the same, and not again while it is kept. */
export function paperFile(source: PaperSource, wording: PaperWording, format: PaperFormat): Promise<Uint8Array> {
  return madeOnce(ingredients(source, wording, format), () => {
    const paper = wordPaper(source, wording);
    return format === 'pdf' ? renderPaperPdf(paper) : renderPaperDocx(paper);
  });
}

/** The size of such a file in bytes; null before it was made. */
export function sizeOfPaperFile(seal: string, wording: PaperWording, format: PaperFormat): Promise<number | null> {
  return sizeOfMade(ingredients({ sha256: seal }, wording, format));
}

/** What changes exactly when the file does, for caches on the way. */
export function paperTag({ content, sha256: seal }: PaperSource, { language, version, small }: PaperWording): string {
  return [seal ?? sha256(canonicalJson(content)), content.snapshot.sha256.slice(0, 16), language, version, small].join(
    '-',
  );
}
