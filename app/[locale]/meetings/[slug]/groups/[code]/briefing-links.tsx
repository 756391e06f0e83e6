import { languageNames, locales } from '@/lib/i18n/routing';

/** The briefing sheet of a group in each language, as it is at the moment one asks for it. */
export function BriefingLinks({ slug, group, label }: { slug: string; group: string; label: string }) {
  return (
    <p className="small row mid">
      {label}
      {locales.map((language) => (
        <a
          key={language}
          className="btn"
          href={`/api/meetings/${slug}/group-briefing?group=${group}&language=${language}`}
          hrefLang={language}
          lang={language}
          aria-label={`${languageNames[language]}, PDF`}
        >
          {languageNames[language]}
        </a>
      ))}
    </p>
  );
}
