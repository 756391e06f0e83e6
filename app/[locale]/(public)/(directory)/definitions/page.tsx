import type { Metadata } from 'next';

import { Localized } from '@/components/ui/localized';
import { sitePage } from '@/lib/auth/page';
import { definedIn, definedTerms, definitionSource, type DefinedTerm } from '@/lib/directory/model/definitions';
import { listTerms, type Term } from '@/lib/directory/queries/terms';
import { Link } from '@/lib/i18n/navigation';
import { languageNames, locales } from '@/lib/i18n/routing';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { Compiled } from '../compiled';
import { SourceList } from '../source-list';

/** The mechanisms of the directory that a term names. */
const listOf: Partial<Record<DefinedTerm, string>> = {
  iscm: '/directory?kind=mechanisms',
  rcp: '/directory?kind=rcp',
  irf: '/directory?kind=irf',
  'global-process': '/directory?kind=global-process',
  'global-rcp-meeting': '/editions',
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.definitions'))('title') };
}

/** What the terms of the directory mean, what they are called in the other languages, and where that was found. */
export default async function DefinitionsPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('directory.definitions')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: '/definitions' });
  const terms = new Map((await listTerms(scope, definedTerms)).map((term) => [term.key, term]));
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {locale === definedIn ? null : <p className="small soft">{t('translated')}</p>}
      </div>
      <div className="stack-l">
        {definedTerms.map((key) => {
          const term = terms.get(key);
          if (!term) return null;
          const list = listOf[key];
          return (
            <section key={key} id={key} className="sec stack-s" aria-labelledby={`${key}-term`}>
              <h2 id={`${key}-term`}>
                <Localized text={term.terms} fallback="short" />
                <Acronym term={term} locale={locale} />
              </h2>
              <p className="serif" style={{ maxInlineSize: '42rem' }}>
                {t(`texts.${key}`)}
              </p>
              <OtherLanguages term={term} locale={locale} />
              {term.note ? (
                <p className="small soft">
                  <Compiled>{term.note}</Compiled>
                </p>
              ) : null}
              {list ? (
                <p className="small">
                  <Link href={list}>{t(`lists.${key}`)}</Link>
                </p>
              ) : null}
              <SourceList
                sources={[definitionSource, ...term.sources.filter((source) => source !== definitionSource)]}
                asOf={term.asOf}
                confidence={term.confidence}
              />
            </section>
          );
        })}
      </div>
    </>
  );
}

function Acronym({ term, locale }: { term: Term; locale: string }) {
  const acronym = term.acronyms[locale];
  return acronym ? <> ({acronym})</> : null;
}

/** The term in the other languages of the site, each in its own. */
function OtherLanguages({ term, locale }: { term: Term; locale: string }) {
  return (
    <ul className="points small soft">
      {locales
        .filter((lang) => lang !== locale && term.terms[lang])
        .map((lang) => (
          <li key={lang} lang={lang} title={languageNames[lang]}>
            {term.terms[lang]}
            {term.acronyms[lang] ? ` (${term.acronyms[lang]})` : ''}
          </li>
        ))}
    </ul>
  );
}
