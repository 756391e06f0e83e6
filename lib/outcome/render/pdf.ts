import 'server-only';
import { madeOnce } from '@/lib/core/made-file';
import { typesetPdf } from '@/lib/core/typst';
import type { Locale } from '@/lib/i18n/routing';
import type { SealedDocument } from '../model/sealed';
import { pageData } from './page-data';

const template = 'lib/outcome/render/highlights.typ';

/**
 * The PDF (PDF/UA-1, tagged, fonts embedded) of a sealed document in one of its languages.
 * Made from the sealed text and its hash alone, so that the same seal gives the same bytes on another day and machine; made
 * once, so that a hall that opens the link costs one worker and not a hundred.
 */
export function renderHighlightsPdf(document: SealedDocument, sha256: string, locale: Locale): Promise<Uint8Array> {
  const data = pageData(document, sha256, locale);
  return madeOnce({ kind: 'highlights', from: data }, () => typesetPdf(template, { data }));
}
