import type { getTranslations } from '@/lib/i18n/words';
import type { SealedDocument } from '@/lib/outcome/model/sealed';
import { fileFormats } from '@/lib/outcome/render/files';

interface PublicationFilesProps {
  slug: string;
  document: SealedDocument;
  t: Awaited<ReturnType<typeof getTranslations<'outcome.page'>>>;
}

/** Every file of a publication: one line for each language, and the sealed text of all of them. */
export function PublicationFiles({ slug, document: { languages, number }, t }: PublicationFilesProps) {
  const file = (query: string) => `/api/meetings/${slug}/highlights?${query}&number=${number}`;
  return (
    <section className="no-print sec" aria-labelledby="files">
      <h2 id="files">{t('files')}</h2>
      <p className="small soft">{t('filesText')}</p>
      <ul className="plain">
        {languages.map((language) => (
          <li key={language} className="row mid">
            {fileFormats.map((format) => (
              <a key={format} href={file(`format=${format}&language=${language}`)} hrefLang={language}>
                {t(`formats.${format}`)} <span lang={language}>{language.toUpperCase()}</span>
              </a>
            ))}
          </li>
        ))}
        <li className="row mid">
          <a href={file('format=json')}>{t('json')}</a>
          <a href={file('format=zip')}>{t('bundle')}</a>
        </li>
      </ul>
    </section>
  );
}
