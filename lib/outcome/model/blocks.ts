import type { AlignedSentence } from './alignment';
import { plainText, type Content, type Inline, type Shape } from './marks';
import type { SealedBlock } from './sealed';

/** What stands in one language of a narrative block, as it was typed. */
export type Wording = { id: string; number: number; text: string };

/** A block of the document as composed, with the texts it stands for. */
export type DraftBlock = Omit<SealedBlock, 'label' | 'number'> & {
  /** Of the heading of a part that the outline knows. */
  part: string | null;
  /** Of a narrative block, by language; empty where it is bound. */
  wordings: Readonly<Record<string, Wording>>;
  /** Its sentences beside what the other languages say of them; none where the text is computed. */
  sentences: readonly AlignedSentence[];
  /** Languages whose text was translated from another source text than the one beside it, in whatever sentence or order. */
  stale: readonly string[];
  /** The recommendation has been revised since it was bound. */
  isOutdated: boolean;
};

/** What every kind of narrative block is laid out as; bound ones say it themselves. */
export const narrativeShapes = {
  HEADING: 'PARAGRAPH',
  PARAGRAPH: 'PARAGRAPH',
  LIST: 'LIST',
  NUMBERED_LIST: 'NUMBERED_LIST',
  TABLE: 'TABLE',
} as const satisfies Partial<Record<SealedBlock['kind'], Shape>>;

/** Is the block in the drafters' own words? */
export function isNarrative(kind: SealedBlock['kind']): kind is keyof typeof narrativeShapes {
  return kind in narrativeShapes;
}

/** The label of a heading and the number of everything else, in reading order. */
export type Place = { label: string | null; number: number | null };

/**
 * Numbers a document: headings I, A, 1 by their level, each anew under the one above it; everything else through from 1. They
 * follow from the order alone, so that what is moved is numbered by where it stands, and are sealed with a publication.
 */
export function numberBlocks(blocks: readonly Pick<SealedBlock, 'kind' | 'level'>[]): Place[] {
  const counts = [0, 0, 0];
  let next = 1;
  return blocks.map(({ kind, level }) => {
    if (kind !== 'HEADING') return { label: null, number: next++ };
    const at = Math.min(Math.max(level ?? 1, 1), 3) - 1;
    counts.fill(0, at + 1);
    counts[at] = (counts[at] ?? 0) + 1;
    return { label: [roman, letter, String][at]?.(counts[at]) ?? '', number: null };
  });
}

/** 4 → IV. Up to 3999, which no document reaches. */
function roman(number: number): string {
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = number;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return sign.repeat(times);
    })
    .join('');
}

/** 1 → A, 27 → AA. */
function letter(number: number): string {
  const last = String.fromCharCode(65 + ((number - 1) % 26));
  return number <= 26 ? last : letter(Math.floor((number - 1) / 26)) + last;
}

/** The first words of a content, for a list to choose a place from. */
export function firstWords(content: Content | undefined, most = 60): string {
  const text = content ? plainText(content).replace(/\s+/g, ' ') : '';
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), 1))} …`;
}

/** Number of the first footnote of each block in one language: footnotes are numbered through the document. */
export function firstNotes(blocks: readonly Pick<SealedBlock, 'content'>[], language: string): number[] {
  let next = 1;
  return blocks.map(({ content }) => {
    const first = next;
    next += (content[language] ?? []).flat().reduce((sum, cell) => sum + countNotes(cell), 0);
    return first;
  });
}

function countNotes(parts: readonly Inline[]): number {
  return parts.reduce<number>((sum, part) => {
    if (typeof part === 'string') return sum;
    if ('note' in part) return sum + 1;
    return sum + countNotes('em' in part ? part.em : part.of);
  }, 0);
}
