import type { RoundSentence } from '@/lib/clearing/model/sentences';

type Words = (key: 'place.heading' | 'place.paragraph', values: { label: string; number: number }) => string;

/** Where a sentence stands: "Paragraph 4", "Heading II". */
export function placeOf({ label, number }: Pick<RoundSentence, 'label' | 'number'>, t: Words): string {
  return label === null
    ? t('place.paragraph', { number: number ?? 0, label: '' })
    : t('place.heading', { label, number: 0 });
}
