import 'server-only';
import { renderPaperDocx } from '@/lib/background/render/paper-docx';
import { renderPaperPdf } from '@/lib/background/render/paper-pdf';
import { madeOnce } from '@/lib/core/made-file';
import type { ReadReport } from '../queries';
import { wordReport, type ReportWording } from './word-report';

export const reportFormats = ['pdf', 'docx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A sealed report as a file: made once for everybody who asks for the same. It names no persons, so that it may be kept. */
export function reportFile(report: ReadReport, wording: ReportWording, format: ReportFormat): Promise<Uint8Array> {
  return madeOnce({ kind: `group-report-${format}`, from: { seal: report.sha256, ...wording } }, () => {
    const paper = wordReport(report, wording);
    return format === 'pdf' ? renderPaperPdf(paper) : renderPaperDocx(paper);
  });
}
