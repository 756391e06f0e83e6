import 'server-only';
import { typesetPdf } from '@/lib/core/typst';
import type { PaperPage, PaperText } from '../model/paper';

/** Everything the form prints, already in words. */
export type PaperData = {
  language: string;
  title: string;
  meeting: string;
  /** At the head of every page: the meeting and the title; beside it what the paper is, e.g. "DRAFT". */
  running: string;
  stamp: string | null;
  foot: string;
  party: PaperText | null;
  state: string | null;
  seal: string | null;
  illustrative: string | null;
  intro: PaperText | null;
  attribution: string;
  deadline: string | null;
  blank: boolean;
  words: Record<
    | 'only'
    | 'required'
    | 'instead'
    | 'seal'
    | 'how'
    | 'organisation'
    | 'filledBy'
    | 'filledOn'
    | 'day'
    | 'month'
    | 'year',
    string
  >;
  pages: PaperPage[];
};

/** The PDF (PDF/UA-1, A4) of a questionnaire. */
export function renderPaper(paper: PaperData): Promise<Uint8Array> {
  return typesetPdf('lib/offline/render/paper.typ', { data: paper });
}
