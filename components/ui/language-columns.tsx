import { languageName } from '@/lib/i18n/numbers';
import { languageNames, type Locale } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';

interface LanguageColumnsProps {
  /** Languages that exist for this text, in their order. */
  languages: readonly Locale[];
  /** Languages shown now: one, or two side by side. */
  shown: readonly Locale[];
  /** Address that shows the given languages; the choice is in the address, so it can be cited. */
  hrefOf: (languages: readonly Locale[]) => string;
}

/** Choice of one language or of the source beside each other one. The aligned text itself is `.doc[data-cols]`. */
export function LanguageColumns({ languages, shown, hrefOf }: LanguageColumnsProps) {
  const t = useTranslations('common.columns');
  const [source, ...others] = languages;
  const pairs = source ? others.map((other): readonly Locale[] => [source, other]) : [];
  const choices = [...languages.map((language): readonly Locale[] => [language]), ...pairs];
  return (
    <nav className="seg no-print" aria-label={t('label')}>
      {choices.map((choice) => (
        <a
          key={choice.join(' ')}
          href={hrefOf(choice)}
          aria-current={choice.join(' ') === shown.join(' ') ? 'true' : undefined}
        >
          <Choice languages={choice} />
        </a>
      ))}
    </nav>
  );
}

function Choice({ languages: [first, second] }: { languages: readonly Locale[] }) {
  const locale = useLocale();
  const t = useTranslations('common.columns');
  if (!first) return null;
  if (!second) return <span lang={first}>{languageNames[first]}</span>;
  return t('both', { first: asTitle(languageName(first, locale)), second: languageName(second, locale) });
}

/** A language stands in lower case inside a French or Spanish sentence; here it begins one. */
function asTitle(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
