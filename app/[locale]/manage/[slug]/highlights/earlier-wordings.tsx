import { TextChanges } from '@/components/ui/text-changes';
import { formatDateTime } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import type { EarlierWording } from '@/lib/outcome/queries';
import styles from './languages.module.css';
import type { ComposeWords } from './place';

interface EarlierWordingsProps {
  wordings: readonly EarlierWording[];
  zone: string;
  locale: Locale;
  t: ComposeWords;
}

/** Every wording of a block, the latest first, each against the one before it in its language. */
export function EarlierWordings({ wordings, zone, locale, t }: EarlierWordingsProps) {
  if (wordings.length < 2) return null;
  return (
    <details className="small">
      <summary>{t('earlier', { count: wordings.length })}</summary>
      <ol className={styles.plain}>
        {wordings.map(({ id, language, number, at, text }) => {
          const before = wordings.find((one) => one.language === language && one.number === number - 1);
          return (
            <li key={id}>
              <span className="soft">
                {t('earlierOf', {
                  language: languageName(language, locale),
                  number,
                  date: formatDateTime(at, locale, zone),
                })}
              </span>{' '}
              <TextChanges pieces={forReading(diffWords(before?.text ?? text, text, language))} lang={language} />
            </li>
          );
        })}
      </ol>
    </details>
  );
}
