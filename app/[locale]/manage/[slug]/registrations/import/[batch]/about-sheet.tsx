import type { ImportDetail } from '@/lib/exchange/queries/imports';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

const separators: Record<string, 'comma' | 'semicolon'> = { ',': 'comma', ';': 'semicolon' };

interface AboutSheetProps {
  batch: ImportDetail;
  zone: string;
  locale: Locale;
}

/** What was read, and who did what when. */
export async function AboutSheet({ batch, zone, locale }: AboutSheetProps) {
  const t = await getTranslations('exchange.found');
  const { found, rowCount: rows, by, createdAt, appliedBy, appliedAt, undoneBy, undoneAt } = batch;
  const step = (key: 'uploaded' | 'applied' | 'undone', name: string | null, at: Date | null) =>
    at && name ? t(key, { name, date: formatDateTime(at, locale, zone) }) : null;
  const read =
    rows === 0
      ? null
      : found.separator
        ? t('text', {
            rows,
            separator: t(`separators.${separators[found.separator] ?? 'tab'}`),
            encoding: (found.encoding ?? '').toUpperCase(),
          })
        : t('sheet', { rows, sheet: found.sheet ?? '', sheets: found.sheets ?? 1 });
  const uploaded =
    step('uploaded', by, createdAt) ?? t('uploadedOn', { date: formatDateTime(createdAt, locale, zone) });
  const lines = [read, uploaded, step('applied', appliedBy, appliedAt), step('undone', undoneBy, undoneAt)];
  return <p className="soft small">{lines.filter(Boolean).join(' ')}</p>;
}
