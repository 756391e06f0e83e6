import { Status } from '@/components/ui/status';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';

interface MissingLanguagesProps {
  /** Languages in which something is not written yet, by their codes. */
  gaps: readonly string[];
  locale: Locale;
  /** The sentence around the names of the languages. */
  say: (list: string) => string;
}

/** In which languages an item of an outline is not written yet; nothing where it is in all of them. */
export function MissingLanguages({ gaps, locale, say }: MissingLanguagesProps) {
  if (gaps.length === 0) return null;
  const names = gaps.map((language) => languageName(language, locale));
  return (
    <p className="small">
      <Status shape="ask">{say(formatList(names, locale))}</Status>
    </p>
  );
}
