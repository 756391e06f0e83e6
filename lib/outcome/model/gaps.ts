import type { FieldErrors } from '@/lib/core/errors';
import type { DraftBlock } from './blocks';
import { isEmpty } from './marks';

/** Why a place may not be published: nothing is said, it was said of an older text, or a machine said it and nobody has read it. */
const problems = ['missing', 'stale', 'proposed'] as const;

/** A place that keeps the document from being published. */
export type Gap = {
  block: string;
  language: string;
  problem: (typeof problems)[number];
  /** Numbers of the sentences within the block; none = the block as a whole. */
  sentences: number[];
};

/** Every gap in every language of the document, in reading order. Empty = every language is there and current. */
export function gapsOf(
  blocks: readonly Pick<DraftBlock, 'id' | 'content' | 'stale' | 'sentences'>[],
  languages: readonly string[],
): Gap[] {
  return blocks.flatMap(({ id: block, content, stale, sentences }) =>
    languages.flatMap((language): Gap[] => {
      if (isEmpty(content[language])) return [{ block, language, problem: 'missing', sentences: [] }];
      return problems.flatMap((problem): Gap[] => {
        const numbers = sentences.flatMap(({ said }, index) => (said[language]?.state === problem ? [index + 1] : []));
        const isWhole = problem === 'stale' && stale.includes(language);
        if (numbers.length === 0 && !isWhole) return [];
        return [{ block, language, problem, sentences: sentences.length > 1 ? numbers : [] }];
      });
    }),
  );
}

/** The refusal to publish, one entry per place: `blocks.<id>.<language>.<problem>`, with the numbers of the sentences. */
export function refusalOf(gaps: readonly Gap[]): FieldErrors {
  return Object.fromEntries(
    gaps.map(({ block, language, problem, sentences }) => [
      `blocks.${block}.${language}.${problem}`,
      { code: `text_${problem}`, ...(sentences.length > 0 ? { params: { sentences: sentences.join(', ') } } : {}) },
    ]),
  );
}
