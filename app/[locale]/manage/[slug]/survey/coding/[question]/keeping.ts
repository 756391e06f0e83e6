import type { Book } from '@/lib/coding/queries/books';
import type { Locale } from '@/lib/i18n/routing';

/** What every part of the page of a code book needs. */
export type Keeping = {
  slug: string;
  locale: Locale;
  zone: string;
  languages: readonly Locale[];
  /** Whether anything may still be changed. */
  isOpen: boolean;
  book: Book;
  /** The code that was just saved. */
  saved: string | null;
};
