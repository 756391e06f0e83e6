import type { PointRow } from '@/lib/breakouts/queries';
import { pick } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';

/** Whom a point is attributed to, in words: what `attributionOf` lets through and nothing else. */
export function Attributed({ said }: Pick<PointRow, 'said'>) {
  const t = useTranslations('breakouts');
  const locale = useLocale();
  if (said.level === 'NONE' || said.level === 'REGION') return t(`attribution.${said.level}`);
  const party = pick(said.party.acronyms, locale).text || pick(said.party.names, locale).text;
  return <bdi>{said.level === 'NAMED' ? `${said.speaker} (${party})` : party}</bdi>;
}
