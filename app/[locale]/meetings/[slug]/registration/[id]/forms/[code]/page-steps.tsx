import type { Page } from '@/lib/forms/schema';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface PageStepsProps {
  pages: readonly Page[];
  number: number;
  href: string;
  locale: Locale;
}

/** The pages of the form: where one is, and the way to the others. Loaded in full, so that each shows what is stored now. */
export async function PageSteps({ pages, number, href, locale }: PageStepsProps) {
  const t = await getTranslations('forms');
  return (
    <nav aria-label={t('answer.pages')}>
      <ol className="steps">
        {pages.map((page, index) => {
          const { text, lang, isFallback } = pick(page.title, locale);
          const label = text || t('answer.pageNumber', { n: index + 1 });
          return (
            <li key={page.id}>
              <a
                href={`${href}?page=${index + 1}`}
                aria-current={index + 1 === number ? 'step' : undefined}
                lang={isFallback ? lang : undefined}
              >
                <span className="num">{index + 1}</span> {label}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
