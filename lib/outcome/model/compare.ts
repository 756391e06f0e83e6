import { canonicalJson } from '@/lib/core/canonical';
import { diffWords, forReading, hunksOf, type Piece } from '@/lib/recommendations/model/words';
import { plainText, writeMarks, type Content } from './marks';
import type { SealedBlock, SealedDocument } from './sealed';

/** What became of a block from one version to the other. */
export type BlockChange = 'same' | 'changed' | 'added' | 'removed';

export type ComparedBlock = Pick<SealedBlock, 'id' | 'kind' | 'level' | 'label' | 'number'> & {
  change: BlockChange;
  /** Whether it stands elsewhere among the blocks that both have. */
  isMoved: boolean;
  /** Whether what it rests on is another: the decision and sources of a commitment, the revision, the snapshot of a figure. */
  isBoundOtherwise: boolean;
  /** Its words in the language, compared. A change of marks alone (emphasis, an address) is shown with the marks. */
  pieces: Piece[];
};

export type Comparison = {
  /** The title, where it differs. */
  title: Piece[] | null;
  /** In the order of the second version; what was taken out stands where it stood. */
  blocks: ComparedBlock[];
};

type Version = Pick<SealedDocument, 'title' | 'blocks'>;

/** Two versions of a document in one language, block by block and word by word. A block is the same by its id, whatever its number became. */
export function compareVersions(before: Version, after: Version, language: string): Comparison {
  const [was, is] = [before.title[language] ?? '', after.title[language] ?? ''];
  const ids = (blocks: readonly SealedBlock[]) => blocks.map(({ id }, index) => id || `#${index}`);
  const [formerIds, nowIds] = [ids(before.blocks), ids(after.blocks)];
  const former = new Map(before.blocks.map((block, index) => [formerIds[index] ?? '', block]));
  const still = new Set(nowIds);
  const blocks: ComparedBlock[] = [];
  const take = (from: number, to: number, isInPlace: boolean) => {
    for (let index = from; index < to; index += 1) {
      const block = after.blocks[index];
      const old = former.get(nowIds[index] ?? '');
      if (block) blocks.push({ ...compareBlock(old, block, language), isMoved: old !== undefined && !isInPlace });
    }
  };
  let from = 0;
  for (const { at, end, otherAt, otherEnd } of hunksOf(formerIds, nowIds)) {
    take(from, otherAt, true);
    for (const [index, block] of before.blocks.slice(at, end).entries())
      if (!still.has(formerIds[at + index] ?? ''))
        blocks.push({ ...compareBlock(block, undefined, language), isMoved: false });
    take(otherAt, otherEnd, false);
    from = otherEnd;
  }
  take(from, after.blocks.length, true);
  return { title: was === is ? null : forReading(diffWords(was, is, language)), blocks };
}

function compareBlock(
  before: SealedBlock | undefined,
  after: SealedBlock | undefined,
  language: string,
): Omit<ComparedBlock, 'isMoved'> {
  const shown = after ?? before;
  if (!shown) throw new TypeError('a block that neither version has');
  const { id, kind, level, label, number } = shown;
  const [old, now] = [before?.content[language] ?? [], after?.content[language] ?? []];
  const text = plainText(old) === plainText(now) ? asTyped : plainText;
  const [was, is] = [text(old), text(now)];
  const isBoundOtherwise = before !== undefined && after !== undefined && restsOn(before) !== restsOn(after);
  const change = !before ? 'added' : !after ? 'removed' : was === is && !isBoundOtherwise ? 'same' : 'changed';
  const pieces = was === is ? [{ kind: 'same' as const, text: plainText(now) }] : diffWords(was, is, language);
  return { id, kind, level, label, number, change, isBoundOtherwise, pieces: forReading(pieces) };
}

const restsOn = ({ commitment, recommendation, figure, level, shape, kind }: SealedBlock): string =>
  canonicalJson({ commitment, recommendation, figure, level, shape, kind });

const asTyped = (content: Content): string =>
  content.map((row) => row.map((cell) => writeMarks(cell, row.length > 1)).join(' | ')).join('\n');
