import 'server-only';
import { renderPaperDocx } from '@/lib/background/render/paper-docx';
import { renderPaperPdf } from '@/lib/background/render/paper-pdf';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import { madeOnce, sizeOfMade } from '@/lib/core/made-file';
import { networkKey } from '@/lib/core/network';
import { takeAllowances } from '@/lib/core/rate-limit';
import type { AnnualReportContent } from '../model/annual-report';
import { wordAnnualReport, type AnnualReportWording } from './word-annual-report';

export const annualReportFormats = ['pdf', 'docx'] as const;
export type AnnualReportFormat = (typeof annualReportFormats)[number];

/** How many papers one network may have made: every file of ten months in ten minutes. Those that are kept cost nothing. */
export const paperAllowance = { limit: 60, windowSeconds: 600 };

/**
 * An annual report as a file: the same content gives the same bytes, made once for everybody who asks. It names no persons.
 * Refuses "too many" to a network (null: not known) that has had its share made.
 */
export async function annualReportFile(
  content: AnnualReportContent,
  wording: AnnualReportWording,
  format: AnnualReportFormat,
  network: string | null,
): Promise<Uint8Array> {
  const seal = sha256(canonicalJson(content));
  const of = { kind: `annual-report-${format}`, from: { seal, ...wording } };
  const isCounted = network !== null && (await sizeOfMade(of)) === null;
  if (isCounted && !(await takeAllowances({ key: `annual-report:${networkKey(network)}`, ...paperAllowance })))
    throw new Refusal('too_many');
  return madeOnce(of, () => {
    const paper = wordAnnualReport(content, seal, wording);
    return format === 'pdf' ? renderPaperPdf(paper) : renderPaperDocx(paper);
  });
}
