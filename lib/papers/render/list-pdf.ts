import 'server-only';
import { typesetPdf } from '@/lib/core/typst';
import type { WordedList } from './list-words';

/** The PDF (PDF/UA-1) of a list. The same words give the same bytes. */
export function renderListPdf(list: WordedList): Promise<Uint8Array> {
  return typesetPdf('lib/papers/render/list.typ', { data: list });
}
