import 'server-only';
import { renderPaperDocx } from '@/lib/background/render/paper-docx';
import { renderPaperPdf } from '@/lib/background/render/paper-pdf';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { madeOnce } from '@/lib/core/made-file';
import type { AnnualReportContent } from '../model/annual-report';
import { wordAnnualReport, type AnnualReportWording } from './word-annual-report';

export const annualReportFormats = ['pdf', 'docx'] as const;
export type AnnualReportFormat = (typeof annualReportFormats)[number];

/** An annual report as a file: the same content gives the same bytes, made once for everybody who asks. It names no persons. */
export function annualReportFile(
  content: AnnualReportContent,
  wording: AnnualReportWording,
  format: AnnualReportFormat,
): Promise<Uint8Array> {
  const seal = sha256(canonicalJson(content));
  return madeOnce({ kind: `annual-report-${format}`, from: { seal, ...wording } }, () => {
    const paper = wordAnnualReport(content, seal, wording);
    return format === 'pdf' ? renderPaperPdf(paper) : renderPaperDocx(paper);
  });
}
