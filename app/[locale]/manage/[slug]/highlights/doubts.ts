import { warningsOf } from '@/lib/outcome/model/check-languages';
import type { Term } from '@/lib/outcome/model/glossary';
import type { ComposedBlock } from '@/lib/outcome/queries';
import type { Doubt } from './warnings';

/** What of a block a person should look at, in each language but its source. */
export function doubtsOf(
  block: Pick<ComposedBlock, 'content'>,
  source: string,
  languages: readonly string[],
  glossary: readonly Term[],
): Doubt[] {
  return languages
    .filter((language) => language !== source)
    .map((language) => ({
      language,
      warnings: warningsOf(block.content, { source, translation: language }, glossary),
    }));
}
