import type { MeetingScope } from '@/lib/auth/scope';
import { listReportDays } from '@/lib/follow-up/queries';
import { annualReportFormats } from '@/lib/follow-up/render/annual-report-file';
import { formatDay } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { scope: MeetingScope; until: string | undefined; locale: Locale };

/** The annual report as files: of the end of the last year, or of the month chosen. Nothing before a month is over. */
export async function AnnualReport({ scope, until, locale }: Props) {
  const [t, days] = await Promise.all([getTranslations('followup.paper'), listReportDays(scope, new Date())]);
  const [latest] = days;
  if (!latest) return null;
  const { slug } = scope.meeting;
  const usual = days.find((day) => day.endsWith('-12-31')) ?? latest;
  const chosen = days.find((day) => day === until) ?? usual;
  const here = `/${locale}/meetings/${slug}/follow-up`;
  return (
    <section className="sec stack no-print" aria-labelledby="annual">
      <h2 id="annual">{t('heading')}</h2>
      <p className="soft">{t('text')}</p>
      <form className="filters" action={`${here}#annual`} aria-labelledby="annual">
        <label>
          {t('until')}
          <select name="until" defaultValue={chosen}>
            {days.map((day) => (
              <option key={day} value={day}>
                {formatDay(day, locale)}
              </option>
            ))}
          </select>
        </label>
        <button className="btn">{t('make')}</button>
      </form>
      <ul className="bare">
        {locales.map((language) => (
          <li key={language} className="row">
            {annualReportFormats.map((format) => (
              <a
                key={format}
                hrefLang={language}
                href={`/api/meetings/${slug}/follow-up-report?format=${format}&language=${language}&until=${chosen}`}
              >
                {t('file', { format: format.toUpperCase(), language: languageName(language, locale) })}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
