import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import type { CodeAgreement, CodingAgreement } from '@/lib/coding/model/kappa';
import type { BookCode } from '@/lib/coding/queries/books';
import { formatNumber, formatPercent } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { DEFAULT_THRESHOLDS, disclosureLevel } from '@/lib/surveys/model/disclosure';

type Props = { agreement: CodingAgreement; codes: readonly BookCode[]; locale: Locale };

/** Agreement by code and over all, each with its n; where few were coded, counts alone. */
export async function AgreementTable({ agreement, codes, locale }: Props) {
  const t = await getTranslations('coding.compare');
  const isFull = disclosureLevel(agreement.n) === 'full';
  const share = (agreed: number) =>
    isFull
      ? t('withShare', { n: agreed, total: agreement.n, share: formatPercent(agreed / agreement.n, locale) })
      : t('nOfN', { n: agreed, total: agreement.n });
  const kappa = (value: number | null) => {
    if (!isFull) return '–';
    if (value === null) return t('undefined');
    return formatNumber(value, locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  };
  const named = new Map(codes.map((code) => [code.id, code]));
  const count = (key: 'both' | 'onlyFirst' | 'onlySecond') => ({
    key,
    head: t(key),
    label: t(key),
    numeric: true,
    cell: (row: CodeAgreement) => row[key],
  });
  return (
    <section className="sec stack">
      <h2>{t('agreement')}</h2>
      <DataTable
        caption={t('agreement')}
        hideCaption
        dense
        cards
        rows={agreement.byCode}
        rowKey={({ code }) => code}
        totals={{ code: t('overall'), agreed: share(agreement.same), kappa: kappa(agreement.kappa) }}
        columns={[
          {
            key: 'code',
            head: t('codeHead'),
            cell: ({ code }) => (
              <>
                {named.get(code)?.number} <Localized text={named.get(code)?.names} fallback="silent" />
              </>
            ),
          },
          count('both'),
          count('onlyFirst'),
          count('onlySecond'),
          { key: 'agreed', head: t('agreed'), label: t('agreed'), numeric: true, cell: ({ agreed }) => share(agreed) },
          { key: 'kappa', head: t('kappa'), label: t('kappa'), numeric: true, cell: (row) => kappa(row.kappa) },
        ]}
      />
      <p className="small soft">{t('method')}</p>
      {isFull ? null : <p className="small soft">{t('few', { least: DEFAULT_THRESHOLDS.shares })}</p>}
    </section>
  );
}
