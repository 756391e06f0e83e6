import { languageNames, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

/** One of several ways to look at a page. `lang`: the language of its label where it is not the page's. */
export type Segment = { value: string; label: string; href: string; lang?: string };

interface SegmentsProps {
  /** What the ways are ways of. */
  label: string;
  segments: readonly Segment[];
  /** The one that is looked at. */
  current: string;
}

/** Ways to look at a page, side by side, each at its own address: the choice can be cited, and works without JavaScript. */
export function Segments({ label, segments, current }: SegmentsProps) {
  return (
    <nav className="seg" aria-label={label}>
      {segments.map(({ value, label: text, href, lang }) => (
        <a key={value} href={href} aria-current={value === current ? 'true' : undefined} lang={lang}>
          {text}
        </a>
      ))}
    </nav>
  );
}

interface LanguageSegmentsProps {
  languages: readonly Locale[];
  current: Locale;
  /** Address of the page in a language. */
  hrefOf: (language: Locale) => string;
}

/** The languages in which a page can be looked at. */
export function LanguageSegments({ languages, current, hrefOf }: LanguageSegmentsProps) {
  const t = useTranslations('common');
  return (
    <Segments
      label={t('languages')}
      segments={languages.map((value) => ({ value, label: languageNames[value], href: hrefOf(value), lang: value }))}
      current={current}
    />
  );
}
