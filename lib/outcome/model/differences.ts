import { text } from '@/lib/core/validation';
import type { AlignedSentence, SentenceState } from './alignment';
import type { DraftBlock } from './blocks';
import { readMarks, readRow } from './marks';
import { longestBlock } from '../schema';

/** What a translator's file says of a sentence; `hash` is of the source text it was given, `state` the file's own word for how far it is. */
export type Proposal = { uid: string; hash: string; text: string; state: string };

/**
 * What a file would change: `new` where nothing is said yet, `changed`, `same`; or why it cannot be taken over: the source is
 * another one by now (`stale`), the document has no such sentence any more (`unknown`), the text is none that can be kept (`refused`).
 */
export type DifferenceKind = 'new' | 'changed' | 'same' | 'stale' | 'unknown' | 'refused';

export type Difference = Proposal & {
  kind: DifferenceKind;
  /** The block and, from 1, the sentence in it; null where the document has it no more. */
  place: { block: string; sentence: number; count: number } | null;
  source: string;
  standing: string;
  standingState: SentenceState | null;
};

const readable = text({ min: 1, max: longestBlock });

/** Compares a file's translations with what stands, sentence by sentence, in the order of the document and then what it has no more. */
export function differencesOf(
  proposals: readonly Proposal[],
  blocks: readonly Pick<DraftBlock, 'id' | 'kind' | 'sentences'>[],
  language: string,
): Difference[] {
  const byUid = new Map(proposals.map((proposal) => [proposal.uid, proposal]));
  const found = blocks.flatMap(({ id, kind, sentences }) =>
    sentences.flatMap((sentence, index): Difference[] => {
      const proposal = byUid.get(sentence.uid);
      if (!proposal) return [];
      byUid.delete(sentence.uid);
      const said = sentence.said[language];
      return [
        {
          ...proposal,
          kind: kindOf(proposal, sentence, said?.text ?? '', kind === 'TABLE'),
          place: { block: id, sentence: index + 1, count: sentences.length },
          source: sentence.text,
          standing: said?.text ?? '',
          standingState: said?.state ?? null,
        },
      ];
    }),
  );
  const gone = [...byUid.values()].map((proposal): Difference => {
    return { ...proposal, kind: 'unknown', place: null, source: '', standing: '', standingState: null };
  });
  return [...found, ...gone];
}

function kindOf(
  { hash, text: proposed }: Proposal,
  { hash: current }: AlignedSentence,
  standing: string,
  isRow: boolean,
): DifferenceKind {
  if (!readable.safeParse(proposed).success) return 'refused';
  if (hash !== current) return 'stale';
  if (standing === '') return 'new';
  // A tool gives back the same text with its marks written another way.
  const read = (typed: string) => JSON.stringify(isRow ? readRow(typed) : readMarks(typed));
  return read(proposed) === read(standing) ? 'same' : 'changed';
}

/** May the difference be taken over? */
export function isTakeable({ kind }: Pick<Difference, 'kind'>): boolean {
  return kind === 'new' || kind === 'changed';
}
