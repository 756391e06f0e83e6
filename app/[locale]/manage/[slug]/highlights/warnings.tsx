import { Status } from '@/components/ui/status';
import { monthName } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { Warning } from '@/lib/outcome/model/check-languages';
import styles from './languages.module.css';
import type { ComposeWords } from './place';

/** What of a block may be wrong in one language. */
export type Doubt = { language: string; warnings: Warning[] };

interface WarningsProps {
  doubts: readonly Doubt[];
  /** Language of the source text. */
  source: string;
  locale: Locale;
  t: ComposeWords;
}

/** What a person should look at in the translations of a block: it refuses nothing. */
export function Warnings({ doubts, source, locale, t }: WarningsProps) {
  if (doubts.every(({ warnings }) => warnings.length === 0)) return null;
  return (
    <ul className={`${styles.plain} small`}>
      {doubts.flatMap(({ language, warnings }) =>
        warnings.map((warning, index) => (
          <li key={`${language} ${index}`}>
            <Status shape="ask">{languageName(language, locale)}</Status>{' '}
            <Said warning={warning} source={source} language={language} locale={locale} t={t} />
          </li>
        )),
      )}
    </ul>
  );
}

interface SaidProps {
  warning: Warning;
  source: string;
  language: string;
  locale: Locale;
  t: ComposeWords;
}

function Said({ warning, source, language, locale, t }: SaidProps) {
  switch (warning.kind) {
    case 'missing':
    case 'added':
      return t(`doubts.${warning.kind}`, {
        figures: formatList(
          warning.figures.map((figure) => inWords(figure, locale)),
          locale,
        ),
      });
    case 'term':
      return t.rich('doubts.term', {
        said: () => <bdi lang={source}>{warning.term.said}</bdi>,
        agreed: () => <bdi lang={language}>{warning.term.agreed}</bdi>,
      });
    default:
      return t(`doubts.${warning.kind}`, { source: warning.source, translation: warning.translation });
  }
}

/** A figure as it is read: the month of a date by its name. */
function inWords(figure: string, locale: Locale): string {
  const month = /^--(\d\d)$/.exec(figure)?.[1];
  return month ? monthName(Number(month), locale) : figure;
}
