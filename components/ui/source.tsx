import type { ReactNode } from 'react';

import { formatDay, formatMonth } from '@/lib/i18n/dates';
import { type Locale } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';

import { Status } from './status';

export type Confidence = 'stated' | 'general-knowledge';

/** How we know: found on a page, or general knowledge that is still to be confirmed. Beside the figure, never in a tooltip. */
export function ConfidenceMark({ confidence }: { confidence: Confidence }) {
  const t = useTranslations('common.source');
  return confidence === 'stated' ? (
    <Status shape="done">{t('stated')}</Status>
  ) : (
    <Status shape="open">{t('generalKnowledge')}</Status>
  );
}

interface SourceProps {
  items: readonly { key: string; name: ReactNode; href?: string }[];
  /** `2022`, `2022-08` or `2022-08-14`: said as exactly as it is known. */
  asOf?: string | null;
  confidence?: Confidence;
}

/** Where a record comes from, as of when, and how sure it is. */
export function Source({ items, asOf, confidence }: SourceProps) {
  const locale = useLocale();
  const t = useTranslations('common.source');
  return (
    <div className="prov">
      {items.length > 0 ? (
        <ul aria-label={t('sources')}>
          {items.map((item) => (
            <li key={item.key}>
              {item.href ? (
                <a href={item.href} rel="noreferrer">
                  {item.name}
                </a>
              ) : (
                item.name
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="row">
        {confidence ? <ConfidenceMark confidence={confidence} /> : null}
        {asOf ? <span>{t('asOf', { date: partialDate(asOf, locale) })}</span> : null}
      </p>
    </div>
  );
}

function partialDate(date: string, locale: Locale): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return formatDay(date, locale);
  return /^\d{4}-\d{2}$/.test(date) ? formatMonth(`${date}-01`, locale) : date;
}
