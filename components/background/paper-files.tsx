import type { IssuedBackgroundPaper } from '@/lib/background/queries';
import { paperVersions } from '@/lib/background/model/paper';
import { formatFileSize } from '@/lib/i18n/numbers';
import { languageNames, locales } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';

interface PaperFilesProps {
  slug: string;
  paper: Pick<IssuedBackgroundPaper, 'number' | 'files'>;
}

/** The files of a background paper that the reader may have: a line for each version, each language as PDF and DOCX, with sizes. */
export function PaperFiles({ slug, paper: { number, files } }: PaperFilesProps) {
  const locale = useLocale();
  const t = useTranslations('background.page');
  return (
    <ul className="bare stack">
      {paperVersions
        .filter((version) => files.some((file) => file.version === version))
        .map((version) => (
          <li key={version} className="small">
            <span>{t(`${version}At`)}</span>
            <span className="row">
              {locales.map((language) => (
                <span key={language} lang={language}>
                  {languageNames[language]}{' '}
                  {files
                    .filter((file) => file.version === version && file.language === language)
                    .map(({ format, size }) => {
                      const query = new URLSearchParams({ format, language, version, number: `${number}` });
                      const kind = format.toUpperCase();
                      const bytes = size === null ? null : formatFileSize(size, locale);
                      const name = { language: languageNames[language], format: kind };
                      return (
                        <span key={format}>
                          <a
                            href={`/api/meetings/${slug}/background-paper?${query.toString()}`}
                            download
                            aria-label={bytes === null ? t('file', name) : t('fileSize', { ...name, size: bytes })}
                          >
                            {kind}
                          </a>
                          {bytes === null ? null : (
                            <span className="soft" lang={locale}>
                              {' '}
                              {bytes}
                            </span>
                          )}{' '}
                        </span>
                      );
                    })}
                </span>
              ))}
            </span>
          </li>
        ))}
    </ul>
  );
}
