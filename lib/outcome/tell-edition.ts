import { pick } from '@/lib/i18n/pick';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SealedDocument } from './model/sealed';

/** A line about a publication, and its language. */
export type Told = { text: string; lang: string };

/** What a corrigendum or revision is, why, and where it differs, in the words of a language; nothing of a first publication. */
export function tellEdition(
  { edition, symbol, blocks }: SealedDocument,
  locale: Locale,
  anchors: readonly string[],
): Told[] {
  if (!edition) return [];
  const t = translator(locale, 'outcome');
  const { revision, corrigendum, reason } = edition;
  const why = pick(reason, locale);
  const labels = new Map(anchors.map((anchor, index) => [anchor, blocks[index]]));
  const place = (anchor: string) => {
    const { number, label } = labels.get(anchor) ?? partsOf(anchor);
    return label === null ? t('page.edition.paragraph', { number: number ?? 0 }) : t('page.edition.heading', { label });
  };
  const places = (kind: 'changed' | 'added' | 'removed'): Told[] =>
    edition[kind].length === 0
      ? []
      : [{ text: t(`page.edition.${kind}`, { places: formatList(edition[kind].map(place), locale) }), lang: locale }];
  const of = revision > 0 && corrigendum > 0 ? `${symbol}/Rev.${revision}` : symbol;
  return [
    {
      text:
        corrigendum > 0
          ? t('page.edition.corrigendum', { number: corrigendum, symbol: of })
          : t('page.edition.revision', { number: revision, symbol: of }),
      lang: locale,
    },
    { text: why.text, lang: why.lang },
    ...places('changed'),
    ...places('added'),
    ...places('removed'),
    ...(edition.head
      ? [
          {
            text: t('page.edition.head', {
              parts: formatList(
                edition.head.map((part) => t(`page.edition.headParts.${part}`)),
                locale,
              ),
            }),
            lang: locale,
          },
        ]
      : []),
  ];
}

/** Number or label of a place that is in the document no longer, as its anchor says it. */
function partsOf(anchor: string): { number: number | null; label: string | null } {
  const last = anchor.slice(anchor.lastIndexOf('_') + 1);
  return anchor.startsWith('para_') ? { number: Number(last), label: null } : { number: null, label: last };
}
