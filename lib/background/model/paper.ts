import type { Drawing } from '@/lib/charts/model/drawing';

/** For whom a paper is: those who take part, who see counts, or everybody, with small cells hidden. */
export const paperVersions = ['full', 'public'] as const;
export type PaperVersion = (typeof paperVersions)[number];

/** A text in the language it is written in, which need not be the paper's. */
export type Said = { text: string; lang: string };

/** A cell of a table. `tint`: the step of the one hue a share is painted in, 0 to 5; `isWithheld`: hatched on a screen, said in words here. */
export type Cell = { text: string; lang?: string; tint?: number; isStrong?: boolean; isWithheld?: boolean };

/** A column of a table. `sub` stands under its head (n and N); `width` is a part of the whole; `isApart` draws a rule before it. */
export type Column = {
  head: string;
  sub: string | null;
  width: number;
  align: 'start' | 'center' | 'end';
  isApart: boolean;
};

/** What a part of the paper consists of; PDF and DOCX print the same blocks. */
export type Block =
  | { kind: 'text'; text: string; lang?: string; isQuiet?: boolean }
  | { kind: 'heading'; text: string; lang?: string }
  | { kind: 'list'; items: Said[] }
  | { kind: 'chart'; drawing: Drawing; caption: string }
  | { kind: 'table'; title: string; columns: Column[]; rows: Cell[][]; note: string | null }
  | { kind: 'details'; items: { label: string; value: string; isCode: boolean }[] };

/** A numbered part. Wide ones stand on pages turned on their side. */
export type Part = { title: string; isWide: boolean; blocks: Block[] };

/** A background paper in the words of one language. */
export type WordedPaper = {
  language: string;
  symbol: string;
  title: string;
  subtitle: string;
  meeting: string;
  place: string;
  version: string;
  status: string;
  /** Lines that stand under the head: illustrative, draft, what is named or hidden, where the figures come from. */
  notes: string[];
  briefTitle: string;
  brief: string[];
  contentsTitle: string;
  parts: Part[];
  disclaimer: string;
  /** At the foot of every page. */
  mark: string;
  seal: string;
};
