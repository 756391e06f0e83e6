import { formatPercent } from '@/lib/i18n/numbers';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { VisibleChoices } from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';
import { useResultLabels } from './result-labels';
import { Withheld } from './withheld';

/** Counts of a choice or a scale by column, with the share of all where there are enough answers. */
export function ChoiceTable({ question, labels }: { question: VisibleChoices; labels: ResultLabels }) {
  const locale = useLocale();
  const t = useTranslations('surveys.results');
  const words = useResultLabels(labels);
  const caption = words.question(question.code);
  const total = question.columns.at(-1);
  const { median } = question;
  return (
    <div className="stack">
      <div className="tw" tabIndex={0} role="region" aria-label={caption.text}>
        <table className="dense" style={{ minInlineSize: `${18 + question.columns.length * 6}rem` }}>
          <caption className="vh">{caption.text}</caption>
          <thead>
            <tr>
              <th scope="col">{t('theme')}</th>
              {question.columns.map((column) => (
                <th key={column.key} scope="col" className="n">
                  {words.column(column.key)}
                  <span className="sub">{t('nOfN', { n: column.answered, total: column.invited })}</span>
                </th>
              ))}
              <th scope="col" className="n">
                {t('share')}
              </th>
              <th scope="col" className="n">
                {t('bounds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(total?.choices ?? []).map(({ code, share, bounds }) => {
              const { text, lang } = words.choice(question.code, code);
              return (
                <tr key={code}>
                  <th scope="row" lang={lang}>
                    {text}
                  </th>
                  {question.columns.map((column) => (
                    <td key={column.key} className="n">
                      {column.choices.find((choice) => choice.code === code)?.count ?? <Withheld />}
                    </td>
                  ))}
                  <td className="n">{share === null ? <Withheld /> : formatPercent(share, locale)}</td>
                  <td className="n">
                    {bounds ? (
                      t('boundsOf', {
                        low: formatPercent(bounds.low, locale),
                        high: formatPercent(bounds.high, locale),
                      })
                    ) : (
                      <Withheld />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {median ? (
        <p className="small soft">
          {t('median', {
            value:
              median.lower === median.upper
                ? String(median.lower)
                : t('medianBetween', { low: median.lower, high: median.upper }),
          })}
        </p>
      ) : null}
    </div>
  );
}
