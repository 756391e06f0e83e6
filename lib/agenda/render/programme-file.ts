import 'server-only';
import { renderPaperDocx } from '@/lib/background/render/paper-docx';
import { renderPaperPdf } from '@/lib/background/render/paper-pdf';
import type { ProgrammeFormat, ProgrammePaper } from '../model/papers';
import { wordProgramme, type ProgrammeSource, type ProgrammeWording } from './word-programme';

/** A published programme as a file. Made each time it is asked for: it names persons, and what is kept knows no erasure. */
export function programmeFile(
  source: ProgrammeSource,
  { kind, format }: { kind: ProgrammePaper; format: ProgrammeFormat },
  wording: ProgrammeWording,
): Promise<Uint8Array> {
  const paper = wordProgramme(source, kind, wording);
  return format === 'pdf' ? renderPaperPdf(paper) : renderPaperDocx(paper);
}
