import type { BookChange } from '@/lib/coding/queries/book';
import { formatDateTime } from '@/lib/i18n/dates';
import { getTranslations } from '@/lib/i18n/words';
import type { Keeping } from './keeping';

/** Every version of the book, the newest first: what changed, who changed it and when. */
export async function History({
  changes,
  keeping: { locale, zone },
}: {
  changes: readonly BookChange[];
  keeping: Keeping;
}) {
  const t = await getTranslations('coding');
  if (changes.length === 0) return null;
  return (
    <details className="sec">
      <summary>{t('book.history')}</summary>
      <ul>
        {changes.map(({ version, kind, number, into, by, at }) => (
          <li key={version}>
            {t(`book.change.${kind}`, { version, n: number, into: into ?? 0 })}{' '}
            <span className="soft">
              {t('book.by', { who: by ?? t('erased'), at: formatDateTime(at, locale, zone) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
