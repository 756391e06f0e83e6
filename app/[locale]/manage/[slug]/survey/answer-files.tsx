import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface AnswerFilesProps {
  slug: string;
  locale: Locale;
  /** Off while anonymous answers are so few, or still coming one by one, that a file would tell whose they are. */
  isGiven: boolean;
  attributed: boolean;
}

/** What the parties submitted, to be taken along as a file. */
export async function AnswerFiles({ slug, locale, isGiven, attributed }: AnswerFilesProps) {
  const t = await getTranslations('xlsform.answers');
  return (
    <section className="sec stack" aria-labelledby="answers-file">
      <h2 id="answers-file">{t('title')}</h2>
      <p>{t(isGiven ? (attributed ? 'text' : 'anonymousText') : 'later')}</p>
      <p className="row" hidden={!isGiven}>
        {(isGiven ? (['csv', 'xlsx', 'json'] as const) : []).map((format) => (
          <a
            key={format}
            className="line"
            href={`/api/meetings/${slug}/survey-answers?format=${format}&locale=${locale}`}
            download
          >
            {t(format)}
          </a>
        ))}
      </p>
    </section>
  );
}
