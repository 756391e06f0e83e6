import type { MeetingScope } from '@/lib/auth/scope';
import { findReportDays } from '@/lib/follow-up/queries';
import { annualReportFormats } from '@/lib/follow-up/render/annual-report-file';
import { languageName } from '@/lib/i18n/numbers';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { scope: MeetingScope; until: string | undefined; locale: Locale };

/** The annual report as files: of the last day of the year before, or of the day chosen. Nothing before there is a whole day. */
export async function AnnualReport({ scope, until, locale }: Props) {
  const [t, days] = await Promise.all([getTranslations('followup.paper'), findReportDays(scope, new Date())]);
  if (!days) return null;
  const { slug } = scope.meeting;
  const yearEnd = `${Number(days.last.slice(0, 4)) - 1}-12-31`;
  const usual = yearEnd >= days.first ? yearEnd : days.last;
  const chosen = until && until >= days.first && until <= days.last ? until : usual;
  const here = `/${locale}/meetings/${slug}/follow-up`;
  return (
    <section className="sec stack no-print" aria-labelledby="annual">
      <h2 id="annual">{t('heading')}</h2>
      <p className="soft">{t('text')}</p>
      <form className="filters" action={`${here}#annual`} aria-labelledby="annual">
        <label>
          {t('until')}
          <input type="date" name="until" defaultValue={chosen} min={days.first} max={days.last} required />
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
