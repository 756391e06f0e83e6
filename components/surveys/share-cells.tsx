import { formatPercent } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { Withheld } from './withheld';

interface ShareCellsProps {
  /** Of those who answered, between 0 and 1; null where the group is too small. */
  share: number | null;
  /** Were nobody or everybody missing to have chosen it. */
  bounds: { readonly low: number; readonly high: number } | null;
}

/** Two cells of a table of figures: a share, and its bounds for missing answers. */
export function ShareCells({ share, bounds }: ShareCellsProps) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  return (
    <>
      <td className="n">{share === null ? <Withheld /> : formatPercent(share, locale)}</td>
      <td className="n">
        {bounds ? (
          t('boundsOf', { low: formatPercent(bounds.low, locale), high: formatPercent(bounds.high, locale) })
        ) : (
          <Withheld />
        )}
      </td>
    </>
  );
}

/** The heads over both. */
export function ShareHeads() {
  const t = useTranslations('surveys.results');
  return (
    <>
      <th scope="col" className="n">
        {t('share')}
      </th>
      <th scope="col" className="n">
        {t('bounds')}
      </th>
    </>
  );
}
