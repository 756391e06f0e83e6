import type { SealedBlock } from './sealed';

const parts = ['part', 'sec', 'subsec'];

/**
 * The anchor of every block, in their order: the same on the page, in the DOCX and in Akoma Ntoso (eId). Paragraphs are numbered
 * through, so that `para_5` says all; a heading stands under those above it: `part_II__sec_A`. Within one publication they never
 * change, since a publication does not.
 */
export function anchorsOf(blocks: readonly Pick<SealedBlock, 'kind' | 'level' | 'label' | 'number'>[]): string[] {
  const above: string[] = [];
  return blocks.map(({ kind, level, label, number }, index) => {
    if (kind !== 'HEADING') return `para_${number ?? `n${index + 1}`}`;
    const depth = Math.min(Math.max(level ?? 1, 1), 3) - 1;
    above.length = Math.min(above.length, depth);
    while (above.length < depth) above.push('');
    // A heading without a label (the first format) is told by its place.
    above.push(`${parts[depth]}_${label ?? `n${index + 1}`}`);
    return above.filter(Boolean).join('__');
  });
}
