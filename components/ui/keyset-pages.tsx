import { useTranslations } from '@/lib/i18n/words';
import { Pagination } from './pagination';

interface KeysetPagesProps {
  /** Path of the list, with the language. */
  here: string;
  /** What stands in the address now, `after` among it. */
  filters: Readonly<Record<string, string | undefined>>;
  /** Key of the last row shown, where more follow. */
  next: string | null;
  size: number;
}

/** The way on in a list paged by key, and back to its beginning; the filters stay. */
export function KeysetPages({ here, filters, next, size }: KeysetPagesProps) {
  const t = useTranslations('common.list');
  const at = (after: string | undefined) => {
    const query = Object.entries({ ...filters, after }).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return query.length > 0 ? `${here}?${new URLSearchParams(query).toString()}` : here;
  };
  return (
    <>
      <Pagination size={size} next={next ? at(next) : undefined} />
      {filters.after ? (
        <p className="small">
          <a href={at(undefined)}>{t('first')}</a>
        </p>
      ) : null}
    </>
  );
}
