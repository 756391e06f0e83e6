import type { SignCapacity } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Edition } from './edition';
import { plainContent, type Content, type Shape } from './marks';

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

/** A recommendation as it stood at the revision that the block names. */
export type SealedRecommendation = { id: string; symbol: string; revision: number; hash: string };

/** A computed figure: which, and the snapshot of the survey it was read from where it was. */
export type SealedFigure = { name: string; snapshot: { number: number; sha256: string } | null };

/** A block as published. Headings carry a label by their level (I, A, 1); everything else is numbered through. */
export type SealedBlock = {
  /** Of the block: the same in every publication that has it. Empty in the first format. */
  id: string;
  kind: 'HEADING' | 'PARAGRAPH' | 'LIST' | 'NUMBERED_LIST' | 'TABLE' | 'COMMITMENT' | 'RECOMMENDATION' | 'FIGURE';
  level: number | null;
  label: string | null;
  number: number | null;
  shape: Shape;
  content: Partial<Record<string, Content>>;
  commitment: SealedCommitment | null;
  recommendation: SealedRecommendation | null;
  figure: SealedFigure | null;
};

/**
 * Somebody signed what the document says in a language. The hash is `languageHash` of the document itself, with its head and which
 * languages are authentic; `covers` is left out of the first ones, which covered its text alone (`firstHash`).
 */
export type SealedSignature = {
  language: string;
  capacity: SignCapacity;
  sha256: string;
  at: string;
  by: string;
  covers?: 'HEAD_AND_TEXT';
};

/** Everything a published document says, in all its languages: the only thing its files are made from. */
export type SealedDocument = {
  format: 'parley.highlights/2';
  symbol: string;
  number: number;
  previousSha256: string | null;
  /** Of a corrigendum or revision; left out of a first publication. */
  edition?: Edition;
  /** When it became public; later than `sealedAt` where it was under embargo. */
  publishedAt: string;
  /** Left out where it became public as it was sealed. */
  sealedAt?: string;
  publishedBy: string;
  /** Left out where it was sealed before texts were signed. */
  signatures?: SealedSignature[];
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

/** Embeddings, overrides and isolates of direction. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/** The first format: plain texts, and the number of a heading typed into it. */
type FirstDocument = Omit<SealedDocument, 'format' | 'blocks'> & {
  format: 'parley.highlights/1';
  blocks: {
    kind: 'HEADING' | 'PARAGRAPH' | 'COMMITMENT';
    number: number | null;
    text: LocalizedText;
    commitment: SealedCommitment | null;
  }[];
};

/**
 * A sealed text as a document to be shown. What was sealed in the first format stays as it is and is read as the second. Signs that
 * turn the direction of what follows are left out: a text is read in the direction of its language and says what its letters say.
 */
export function readSealed(canonical: string): SealedDocument {
  const document = JSON.parse(canonical, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(turns, '') : value,
  ) as SealedDocument | FirstDocument;
  if (document.format === 'parley.highlights/2') return document;
  return {
    ...document,
    format: 'parley.highlights/2',
    blocks: document.blocks.map(({ kind, number, text, commitment }) => ({
      id: '',
      kind,
      level: kind === 'HEADING' ? 1 : null,
      label: null,
      number,
      shape: 'PARAGRAPH',
      content: Object.fromEntries(Object.entries(text).map(([language, said]) => [language, plainContent(said ?? '')])),
      commitment,
      recommendation: null,
      figure: null,
    })),
  };
}
