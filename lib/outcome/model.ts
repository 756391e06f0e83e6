import type { LocalizedText } from '@/lib/i18n/pick';

/** Where a commitment came from, as sealed with it: every step names an exact revision or figure. */
export type Way = {
  decision: {
    outcome: string;
    method: string;
    at: string;
    by: string;
    note: string | null;
    /** Those that stood when it was sealed; left out where there was none. */
    reservations?: { party: LocalizedText; language: string; text: string }[];
  };
  general: { id: string; symbol: string; revision: number; hash: string };
  sources: {
    id: string;
    symbol: string;
    revision: number;
    hash: string;
    disposition: 'FULL' | 'PARTIAL' | 'NOTED' | 'SET_ASIDE';
    why: string | null;
    group: { code: string; names: LocalizedText };
    issue: { title: LocalizedText; shared: boolean } | null;
    /** The survey figure that put the issue on the group's agenda; null for an issue added in the room. Its count and rank are null where the public may not read them. */
    cell: {
      snapshot: number;
      snapshotSha256: string;
      question: string;
      column: string;
      choice: string;
      topCount: number | null;
      answered: number;
      invited: number;
      rank: number | null;
    } | null;
  }[];
};

export type SealedCommitment = { symbol: string; owners: string[]; dueBy: string | null; way: Way };

/** A block as published. Headings carry no number; paragraphs and commitments are numbered through. */
export type SealedBlock = {
  kind: 'HEADING' | 'PARAGRAPH' | 'COMMITMENT';
  number: number | null;
  text: LocalizedText;
  commitment: SealedCommitment | null;
};

/** Everything a published document says, in all its languages: the only thing its files are made from. */
export type SealedDocument = {
  format: 'parley.highlights/1';
  symbol: string;
  number: number;
  previousSha256: string | null;
  publishedAt: string;
  publishedBy: string;
  illustrative: boolean;
  languages: string[];
  authentic: string[];
  title: LocalizedText;
  meeting: {
    slug: string;
    code: string;
    title: LocalizedText;
    shortTitle: LocalizedText;
    city: string;
    countryCode: string;
    startsOn: string;
    endsOn: string;
    zone: string;
  };
  blocks: SealedBlock[];
};

/** A place where a language is missing or translated from an older text: publication is refused and names each. */
export type Gap = { position: number; language: string; problem: 'missing' | 'stale' };

/** The blocks of a document as composed, with the texts they stand for. `position` counts from 1. */
export type DraftBlock = {
  position: number;
  kind: SealedBlock['kind'];
  text: LocalizedText;
  /** Languages of a bound revision whose translation is older than its source. */
  stale: readonly string[];
  commitment: SealedCommitment | null;
};

/** Every gap in every language of the document, in reading order. Empty = languages aligned. */
export function gapsOf(blocks: readonly DraftBlock[], languages: readonly string[]): Gap[] {
  return blocks.flatMap((block) =>
    languages.flatMap((language): Gap[] => {
      if (!block.text[language]?.trim()) return [{ position: block.position, language, problem: 'missing' }];
      return block.stale.includes(language) ? [{ position: block.position, language, problem: 'stale' }] : [];
    }),
  );
}

/** Numbers paragraphs and commitments through, leaves headings without. */
export function numberBlocks(blocks: readonly DraftBlock[]): SealedBlock[] {
  let next = 1;
  return blocks.map(({ kind, text, commitment }) => ({
    kind,
    text,
    commitment,
    number: kind === 'HEADING' ? null : next++,
  }));
}
