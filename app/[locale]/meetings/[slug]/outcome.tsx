import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

/** The published Highlights: to read, to follow back, to follow up, and as files. */
export function Outcome({ slug, languages, locale }: { slug: string; languages: readonly string[]; locale: Locale }) {
  const t = useTranslations('meetings.public');
  const file = (format: string, language: string) =>
    `/api/meetings/${slug}/highlights?format=${format}&language=${language}`;
  return (
    <section className="stack-s" aria-labelledby="outcome">
      <h2 id="outcome">{t('outcome')}</h2>
      <p>{t('outcomeText')}</p>
      <p className="row">
        <Link className="btn pri big" href={`/meetings/${slug}/highlights`}>
          {t('readHighlights')}
        </Link>
        <Link href={`/meetings/${slug}/chain`}>{t('followChain')}</Link>
        <Link href={`/meetings/${slug}/follow-up`}>{t('followUp')}</Link>
      </p>
      <p className="small">{t('files')}</p>
      {['pdf', 'docx'].map((format) => (
        <p key={format} className="row small">
          <span>{format.toUpperCase()}</span>
          {languages.map((language) => (
            <a
              key={language}
              href={file(format, language)}
              hrefLang={language}
              aria-label={t('file', { language: languageName(language, locale), format: format.toUpperCase() })}
            >
              {languageName(language, locale)}
            </a>
          ))}
        </p>
      ))}
    </section>
  );
}
