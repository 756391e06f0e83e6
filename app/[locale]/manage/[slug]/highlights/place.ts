import type { getTranslations } from '@/lib/i18n/words';
import type { ComposedBlock } from '@/lib/outcome/queries';

export type ComposeWords = Awaited<ReturnType<typeof getTranslations<'outcome.compose'>>>;

/** A block by where it stands: "Paragraph 4", "Heading II". */
export function placeOf(block: Pick<ComposedBlock, 'label' | 'number'>, t: ComposeWords): string {
  return block.label === null
    ? t('placeParagraph', { number: block.number ?? 0 })
    : t('placeHeading', { label: block.label });
}
