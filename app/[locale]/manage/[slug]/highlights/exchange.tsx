import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { uploadTranslationsAction } from '@/lib/outcome/actions';
import styles from './languages.module.css';

interface ExchangeProps {
  /** Languages that the document is translated into. */
  languages: readonly string[];
  slug: string;
  locale: Locale;
}

/** Files for translators, and what they give back. */
export async function Exchange({ languages, slug, locale }: ExchangeProps) {
  const t = await getTranslations('outcome.exchange');
  return (
    <section className="sec" aria-labelledby="exchange">
      <h2 id="exchange">{t('title')}</h2>
      <p className="soft">{t('lead')}</p>
      <ul className={styles.plain}>
        {languages.map((language) => {
          const href = `/api/meetings/${slug}/translations?into=${language}&locale=${locale}`;
          const name = languageName(language, locale);
          return (
            <li key={language} className="row">
              <a href={`${href}&format=xliff`}>{t('xliff', { language: name })}</a>
              <a href={`${href}&format=docx`}>{t('docx', { language: name })}</a>
            </li>
          );
        })}
      </ul>
      <ActionForm
        action={uploadTranslationsAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'outcome')}
        meeting={slug}
        label={t('upload')}
      >
        <FileField name="file" accept=".xlf,.xliff,.docx" />
        <div className="actions">
          <SubmitButton kind="plain">{t('upload')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
