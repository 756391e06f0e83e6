import 'server-only';
import { typesetPdf } from '@/lib/core/typst';
import type { WordedPaper } from '../model/paper';

/** The PDF (PDF/UA-1) of a paper. The same words give the same bytes. */
export function renderPaperPdf({ briefTitle, contentsTitle, ...paper }: WordedPaper): Promise<Uint8Array> {
  return typesetPdf('lib/background/render/paper.typ', {
    data: { ...paper, 'brief-title': briefTitle, 'contents-title': contentsTitle },
    templates: ['lib/charts/render/chart-marks.typ'],
  });
}
