import { usePathname, useSearchParams } from 'next/navigation';

import { isLocale, languageNames, locales } from '@/lib/i18n/routing';

/** Languages under their own names, as links to this same page. Works without JavaScript: the addresses are in the markup. */
export function LanguageSwitch({ label }: { label: string }) {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const [, first, ...rest] = pathname.split('/');
  return (
    <nav aria-label={label}>
      <ul className="langs">
        {locales.map((locale) => (
          <li key={locale}>
            {/* A plain link: the whole document changes its language, so it is loaded anew. */}
            <a
              href={`${['', locale, ...(isLocale(first) ? rest : [])].join('/')}${query ? `?${query}` : ''}`}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === first ? 'true' : undefined}
            >
              {languageNames[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
